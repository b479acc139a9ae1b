"""The entities panel: who, where and what the article names, and the legend."""
