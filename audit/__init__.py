"""Looks at every page of a built site for what readers would stumble over, and pictures its pages."""
