# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of core's literals sees what it is for and leaves the rest alone."""
import unittest

from check_phrases import faults_of


def found(text, path="core/formats/a.cpp"):
    return [fault.split('"')[1] for fault in faults_of(path, text)]


class CheckPhrases(unittest.TestCase):
    def test_a_sentence_is_a_fault(self):
        self.assertEqual(found('return fail(code, "the file is empty");'), ["the file is empty"])
        self.assertEqual(found('text = "at most " + number;'), ["at most "])
        self.assertEqual(found('QStringLiteral("%1 items left")'), ["%1 items left"])

    def test_a_sentence_in_pieces_is_one(self):
        self.assertEqual(found('f("the file "\n  "is empty", "b c d");'), ["the file is empty"])

    def test_its_line_is_told(self):
        self.assertTrue(next(faults_of("core/a.cpp", '\n\nf("one text");')).startswith("3: "))

    def test_names_and_places_are_none(self):
        for good in ('"assets.utterances[2].intent"', '"Train"', '", "', '"text/plain; a=b"', "'\"', \"a\"", '" + "', '"B-"'):
            self.assertEqual(found(f"f({good});"), [], good)

    def test_comments_and_includes_are_none(self):
        self.assertEqual(found('// says "the file is empty"\n#include "a file.h"\n/* "as it was" */'), [])

    def test_sql_is_only_for_the_store(self):
        sql = 'run("SELECT name FROM item");'
        self.assertEqual(found(sql, "core/store/items.cpp"), [])
        self.assertEqual(found(sql), ["SELECT name FROM item"])
        self.assertEqual(found('stale("the item was changed");', "core/store/items.cpp"), ["the item was changed"])


if __name__ == "__main__":
    unittest.main()
