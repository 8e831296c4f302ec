"""`make bench`: how fast, as ratios to a named floor or peer measured side by side in the same run. No test."""
