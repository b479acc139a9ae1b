"""Texts of our own for the stories."""

LETTER = """The Harbour Opens Again

The harbour of Lisbon opened again on 3 May 2021, said mayor Maria Costa. “We waited long,” \
Costa told the paper.

A café in the café quarter sold 400 cups of coffee. The band played on 😀 until the lamps went out.
"""

NOTES = """---
title: Ships in Winter
author: Ada Quill
---

# Ships in Winter

Seven ships left **Hamburg** for Norway in January.

- ropes
- sails
"""

PAGE = """<!doctype html><html><head><title>Rain over the hills</title>
<meta name="author" content="Tom Reed"><script>document.write("stolen")</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Rain over the hills</h1>
<p>It rained for nine days over the hills of Wales, and the river Wye rose by two metres before the
bridge at Hay was closed to all traffic on Monday evening.</p>
<p>Farmers moved their sheep to higher ground while the water was still rising in the lower fields,
and the school at Glasbury stayed closed for the week.</p>
<p style="display:none">hidden words</p></article></body></html>
"""
