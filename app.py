"""The app: navigation alone.  Start it with ``streamlit run app.py``."""

from metaphor.screens import frame, map_page, read_page, sources_page, study_page, themes_page

# A worker process imports this file under another name, and must not draw.
if __name__ == "__main__":
    frame.run(
        (
            ("study", study_page.show),
            ("map", map_page.show),
            ("read", read_page.show),
            ("sources", sources_page.show),
            ("themes", themes_page.show),
        )
    )
