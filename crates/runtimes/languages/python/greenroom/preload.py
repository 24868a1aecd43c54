"""What interviews import, imported once, before the snapshot.

A run then finds these in its memory: importing one costs a look in a table.
"""

import abc, argparse, array, ast, asyncio, base64, bisect, calendar, cmath
import collections, collections.abc, concurrent.futures, contextlib, contextvars
import copy, csv, dataclasses, datetime, decimal, difflib, enum, errno, fractions
import functools, gc, getpass, glob, graphlib, hashlib, heapq, hmac, html, inspect
import io, ipaddress, itertools, json, keyword, linecache, locale, logging, marshal, math
import numbers, operator, os, os.path, pathlib, pickle, pprint, queue, random, re
import reprlib, secrets, shlex, shutil, signal, statistics, string, struct, sys, tempfile
import textwrap, threading, time, timeit, tokenize, traceback, types, typing
import unicodedata, unittest, unittest.mock, urllib.parse, uuid, warnings, weakref
import zoneinfo

import encodings.ascii
import encodings.cp1252
import encodings.idna
import encodings.latin_1
import encodings.utf_16
import encodings.utf_8_sig

# What site.py would have put there; without it, `exit()` is not known.
import site

site.setquit()
site.sethelper()

# Filled on first use otherwise, by every run anew.
"a,b".encode("ascii")
decimal.getcontext()
locale.getpreferredencoding(False)
re.compile(r"\w+")
datetime.datetime.strptime("2024-02-29", "%Y-%m-%d")
datetime.datetime.now(datetime.timezone.utc)
