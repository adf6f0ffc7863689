// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace glossa::test {

using Factory = std::function<std::unique_ptr<QObject>()>;

/// The test classes of one program, in the order they were registered.
std::vector<Factory> &factories();

struct Registrar {
    explicit Registrar(Factory factory) { factories().push_back(std::move(factory)); }
};

} // namespace glossa::test

/// Puts a Qt Test class into its folder's test program. Use once per class, at file scope.
#define GLOSSA_TEST(Class)                                                                                   \
    static const glossa::test::Registrar registrar##Class                                                    \
    {                                                                                                        \
        [] { return std::make_unique<Class>(); }                                                             \
    }
