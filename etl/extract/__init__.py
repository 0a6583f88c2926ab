"""Reading a news or report text and proposing the figures it states; a person decides which of them are kept."""
