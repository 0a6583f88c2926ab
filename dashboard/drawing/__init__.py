"""What all charts share: palette, marks, axes, labels, milestones, coverage strip. Pure: no Streamlit, no database."""
