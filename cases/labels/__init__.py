"""Labels: words of the tenant that give cases coherence (A17). Never shareable."""
