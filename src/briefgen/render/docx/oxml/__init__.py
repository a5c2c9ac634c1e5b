"""WordprocessingML (ISO/IEC 29500-1, 17) and DrawingML elements, built with lxml; nothing here knows a document."""
