// What the room does besides what the browser does of itself. Everything can be read without it.
"use strict";
