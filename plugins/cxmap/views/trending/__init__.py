"""Line charts of what was measured over time, beside what is promised."""
