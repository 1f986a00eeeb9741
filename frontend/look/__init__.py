"""How every page looks: themes, base templates, forms, charts. No page of its own."""
