"""From documents to a catalogue in which every reference leads somewhere."""
