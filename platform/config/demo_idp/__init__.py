"""An OpenID provider for the demo and the tests: correct in protocol, and letting anyone in as whomever they choose."""
