"""An article's versions beside each other, and passages that lost their place."""
