"""Answers that do not come in online: at the counter, on our device, by telephone, on paper. Each with its proof."""
