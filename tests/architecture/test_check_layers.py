# SPDX-License-Identifier: GPL-3.0-or-later
"""check_layers finds what it is there for."""
import os
import tempfile
import unittest

from check_layers import check, faults_of

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
KNOWN = {"core/base": {"core/base"}, "core/text": {"core/text", "core/base"}, "core/store": {"core/store", "core/text"},
         "ui/labeling": {"ui/labeling", "ui/theme"}, "ui/details": {"ui/details", "ui/theme"}, "ui/theme": {"ui/theme"}}


def faults(path, text):
    return list(faults_of(path, text, KNOWN))


class CheckLayers(unittest.TestCase):
    def test_what_is_declared_passes(self):
        self.assertEqual(faults("core/text/a.cpp", SPDX + '#include "core/base/b.h"\n#include <vector>\n'), [])

    def test_an_undeclared_layer_is_found(self):
        self.assertEqual(len(faults("core/text/a.cpp", SPDX + '#include "core/store/b.h"\n')), 1)

    def test_a_pane_in_a_pane_is_found(self):
        self.assertEqual(len(faults("ui/labeling/a.cpp", SPDX + '#include "ui/details/b.h"\n')), 1)

    def test_qt_in_the_core_of_the_core_is_found(self):
        self.assertEqual(len(faults("core/text/a.cpp", SPDX + "#include <QString>\n")), 1)

    def test_boost_elsewhere_is_found(self):
        text = SPDX + "#include <boost/asio/post.hpp>\n"
        self.assertEqual(len(faults("core/serve/server.cpp", text)), 1)
        self.assertEqual(len(faults("core/serve/network.h", text)), 1)
        self.assertEqual(faults("core/serve/network.cpp", text), [])

    def test_gui_in_core_is_found(self):
        self.assertEqual(len(faults("core/store/a.cpp", SPDX + "#include <QWidget>\n")), 1)

    def test_json_in_a_header_is_found(self):
        self.assertEqual(len(faults("core/store/a.h", SPDX + "#include <nlohmann/json.hpp>\n")), 1)

    def test_names_lengths_licence_and_dots_are_found(self):
        self.assertEqual(len(faults("core/text/util.cpp", SPDX)), 1)
        self.assertEqual(len(faults("core/text/a.cpp", SPDX + "\n" * 500)), 1)
        self.assertEqual(len(faults("core/text/a.cpp", "int a;\n")), 1)
        self.assertEqual(len(faults("core/text/a.cpp", SPDX + '#include "../base/b.h"\n')), 1)

    def test_a_pane_in_a_pane_is_found_even_if_declared(self):
        known = {**KNOWN, "ui/labeling": {"ui/labeling", "ui/details"}}
        found = list(faults_of("ui/labeling/a.cpp", SPDX + '#include "ui/details/b.h"\n', known))
        self.assertEqual(found, ["2: the pane ui/labeling uses the pane ui/details"])

    def test_what_is_allowed_to_a_neighbour_is_not_allowed_through_it(self):
        known = {"ui/a": {"ui/a", "core/store"}, "core/store": {"core/store", "core/text"}, "core/text": {"core/text"}}
        found = list(faults_of("ui/a/a.cpp", SPDX + '#include "core/text/span.h"\n', known))
        self.assertEqual(found, ["2: ui/a may not use core/text"])

    def test_qt_core_in_the_outer_core_passes(self):
        for name in ("QString", "QStringView", "QEvent", "QTextStream", "QTextBoundaryFinder", "QSqlQuery"):
            self.assertEqual(faults("core/store/a.cpp", SPDX + f"#include <{name}>\n"), [], name)

    def test_each_kind_of_gui_header_is_found(self):
        for name in ("QtGui/QColor", "QTextLayout", "QTextDocument", "QKeyEvent", "QMessageBox", "QChart", "QTableView"):
            self.assertEqual(faults("core/store/a.cpp", SPDX + f"#include <{name}>\n"), ["2: Qt Gui in core"], name)

    def test_qt_in_quotes_is_found(self):
        self.assertEqual(faults("core/text/a.cpp", SPDX + '#include "QString"\n'), ["2: Qt in core/text"])

    def test_json_of_the_store_is_found_in_each_door(self):
        for line in ("#include <QJsonDocument>", "auto a = QJsonDocument::fromJson(job.request).object();",
                     "void show(const QJsonObject &facts);", "QJsonArray curve;", "const workspace::JobRow &job",
                     "std::vector<store::ModelRow> rows;"):
            for path in ("ui/labeling/a.cpp", "ui/details/a.h", "wording/a.cpp", "app/cli/train.cpp", "app/studio/a.cpp"):
                self.assertEqual(len(faults(path, SPDX + line + "\n")), 1, (path, line))
            expected = 1 if "QJson" in line else 0
            self.assertEqual(len(faults("core/store/a.cpp", SPDX + line + "\n")), expected, line)

    def test_json_is_written_by_the_command_line_alone_and_read_by_none(self):
        self.assertEqual(faults("app/cli/a.cpp", SPDX + "#include <nlohmann/json.hpp>\n"), [])
        self.assertEqual(len(faults("ui/details/a.cpp", SPDX + "#include <nlohmann/json.hpp>\n")), 1)
        self.assertEqual(len(faults("wording/a.h", SPDX + "#include <nlohmann/json_fwd.hpp>\n")), 1)
        for line in ("auto a = Json::parse(row.facts);", "auto a = nlohmann::json::parse(text);"):
            self.assertEqual(len(faults("app/cli/a.cpp", SPDX + line + "\n")), 1, line)
        self.assertEqual(faults("app/cli/edit.cpp", SPDX + "Json a = Json::parse(itemToJson(item));\n"), [])

    def test_a_tree_is_walked(self):
        tree = {"core/text/a.cpp": SPDX + '#include "core/store/b.h"\n',
                "core/text/good.h": SPDX + "#pragma once\n",
                "core/helper/b.h": SPDX,
                "ui/theme/c.cpp": "int c;\n",
                "ui/theme/d.h": SPDX + "class D {\n    Q_OBJECT\n};\n",
                "ui/theme/d.cpp": SPDX + '#include "moc_c.cpp"\n',
                "ui/theme/e.h": SPDX + "class E {\n    Q_OBJECT\n};\n",
                "ui/theme/e.cpp": SPDX + '#include "moc_e.cpp"\n',
                "tests/core/text/tst_a.cpp": SPDX + '#include "../a.h"\n',
                "packaging/run": "#!/bin/sh\n",
                "build/layers.txt": "core/text: core/base\ncore/store: core/text\nui/theme: \n"}
        with tempfile.TemporaryDirectory() as source:
            for path, text in tree.items():
                os.makedirs(os.path.dirname(os.path.join(source, path)), exist_ok=True)
                with open(os.path.join(source, path), "w", encoding="utf-8") as file:
                    file.write(text)
            self.assertEqual(check(source, os.path.join(source, "build/layers.txt")),
                             ["core/helper/b.h: a name that says nothing",
                              "core/text/a.cpp: 2: core/text may not use core/store",
                              "packaging/run: no SPDX line",
                              "tests/core/text/tst_a.cpp: 2: an include with ../",
                              "ui/theme/c.cpp: no SPDX line",
                              "ui/theme/d.h: its source does not end with moc_d.cpp"])


if __name__ == "__main__":
    unittest.main()
