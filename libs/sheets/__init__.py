"""Sheets: ledgers and forms of the office as xlsx, written and read by layouts that are data; knows no case."""
