"""The evidence panel: what stands behind one number, as markup."""
