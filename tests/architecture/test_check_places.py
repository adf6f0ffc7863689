# SPDX-License-Identifier: GPL-3.0-or-later
"""check_places finds what it is there for."""
import os
import unittest

import check_places
from check_places import KIND_TABLE, KIND_WORDS, edit_branch, edit_faults, kind_faults, sources

SOURCE = os.path.join(os.path.dirname(__file__), "..", "..")


class CheckPlaces(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = dict(sources(SOURCE, ("core/project", "core/formats", "wording", "ui/projects")))

    def faults_with(self, check, path, text):
        return [fault for fault in check({**self.files, path: text}) if path in fault]

    def test_a_branch_on_a_kind_is_found(self):
        for line in ("if (info.kind == project::ProjectKind::Conversation)", "case ProjectKind::Conversation:",
                     "return ProjectKind::Conversation != kind;", "use(project::ProjectKind::Conversation);"):
            self.assertEqual(len(self.faults_with(kind_faults, "ui/labeling/a.cpp", line)), 1, line)

    def test_a_branch_on_a_kind_is_found_in_a_format_too(self):
        self.assertEqual(len(self.faults_with(kind_faults, "core/formats/a.cpp", "m_kind == ProjectKind::Conversation")), 1)

    def test_lists_of_a_format_defaults_and_comments_pass(self):
        for path, line in (("core/formats/a.cpp", "return {ProjectKind::Conversation};"),
                           ("core/a.h", "    ProjectKind kind = ProjectKind::Conversation;"),
                           ("ui/labeling/a.cpp", "// kind == ProjectKind::Conversation")):
            self.assertEqual(self.faults_with(kind_faults, path, line), [], line)

    def test_a_kind_without_a_line_in_the_table_or_without_words_is_found(self):
        grown = self.files[KIND_TABLE].replace("    CustomMultiLabelClassification = 3,",
                                               "    CustomMultiLabelClassification = 3,\n    Orchestration = 4,")
        self.assertEqual(len(list(kind_faults({**self.files, KIND_TABLE: grown}))), 2)
        silent = self.files[KIND_WORDS].replace("case project::ProjectKind::Conversation:", "default:")
        self.assertEqual(len(list(kind_faults({**self.files, KIND_WORDS: silent}))), 1)

    def test_a_branch_on_an_edit_is_found(self):
        for line in ("if (std::get_if<project::SetIntent>(&edit.change))", "void operator()(const project::AddLabel &edit);",
                     "std::holds_alternative<SetDone>(change)", "std::is_same_v<Change, project::RemoveItem>"):
            self.assertEqual(len(self.faults_with(edit_faults, "ui/labeling/a.cpp", line)), 1, line)

    def test_making_an_edit_and_asking_for_several_is_no_branch(self):
        for line in ("apply(project::Edit{project::SetIntent{item, intent, {}}});",
                     "std::holds_alternative<project::Batch>(edit.change)"):
            self.assertEqual(self.faults_with(edit_faults, "ui/labeling/a.cpp", line), [], line)

    def test_an_edit_is_known_by_its_whole_name(self):
        self.assertIsNone(edit_branch(["SetText"]).search("std::get_if<SetTextColour>(&change)"))

    def test_an_edit_that_a_place_leaves_out_is_found(self):
        path = check_places.EDIT_PLACES[1]
        less = self.files[path].replace("const SetDone &", "const Other &")
        self.assertIn(f"{path}: SetDone is left out", list(edit_faults({**self.files, path: less})))

    def test_a_branch_on_a_format_is_found(self):
        for line in ('if (format.id == u"csv")', 'return format->id() != QStringLiteral("conll");'):
            found = check_places.format_faults(SOURCE, {**self.files, "ui/projects/a.cpp": line})
            self.assertEqual(len([fault for fault in found if "ui/projects/a.cpp" in fault]), 1, line)

    def test_a_format_that_nobody_fuzzes_or_tells_is_found(self):
        text = 'QString id() const override { return QStringLiteral("brat"); }'
        found = list(check_places.format_faults(SOURCE, {**self.files, "core/formats/brat.cpp": text}))
        self.assertEqual(len([fault for fault in found if "brat" in fault]), 3)


if __name__ == "__main__":
    unittest.main()
