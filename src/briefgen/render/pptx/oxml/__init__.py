"""PresentationML and DrawingML (ISO/IEC 29500-1, 19 to 21) built with lxml; nothing here knows a document."""
