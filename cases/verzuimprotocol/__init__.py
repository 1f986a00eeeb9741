"""The verzuimprotocol of the regio: content of the tenant, shown with each case of verzuim by somebody of 18+ (B52)."""
