# SPDX-License-Identifier: GPL-3.0-or-later
"""check_layers finds what it is there for."""
import unittest

from check_layers import faults_of

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

    def test_gui_in_core_is_found(self):
        self.assertEqual(len(faults("core/store/a.cpp", SPDX + "#include <QWidget>\n")), 1)

    def test_json_in_a_header_is_found(self):
        self.assertEqual(len(faults("core/store/a.h", SPDX + "#include <nlohmann/json.hpp>\n")), 1)

    def test_names_lengths_licence_and_dots_are_found(self):
        self.assertEqual(len(faults("core/text/util.cpp", SPDX)), 1)
        self.assertEqual(len(faults("core/text/a.cpp", SPDX + "\n" * 500)), 1)
        self.assertEqual(len(faults("core/text/a.cpp", "int a;\n")), 1)
        self.assertEqual(len(faults("core/text/a.cpp", SPDX + '#include "../base/b.h"\n')), 1)


if __name__ == "__main__":
    unittest.main()
