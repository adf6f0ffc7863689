// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QLineEdit;
class QDoubleSpinBox;
class QSpinBox;

namespace glossa::settings {

/// Fields that are saved when they are left need a way out: Escape brings back what is saved. Only while
/// something else stands in the field; otherwise the key goes on to whoever wants it.
void letEscapeRestore(QLineEdit &field, std::function<QString()> saved);
/// The same for numbers, whose saved value is the one before typing (without keyboard tracking).
void letEscapeRestore(QSpinBox &number);
void letEscapeRestore(QDoubleSpinBox &number);

} // namespace glossa::settings
