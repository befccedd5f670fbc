// pdf.js uses methods that the oldest supported Chromium lacks; see docs/adr/0002.
import 'core-js/actual';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
