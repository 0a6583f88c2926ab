"""One chart, one file: rows in, figure out. Charts know neither Streamlit nor the database nor each other."""
