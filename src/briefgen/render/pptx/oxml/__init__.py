"""PresentationML and DrawingML (ISO/IEC 29500-1, 19 to 21) written as markup; nothing here knows a document."""
