// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journeys/studio.h"

namespace glossa::test {

/// Takes pictures of the window and of the dialogs and popups over it, and audits what can be seen of each.
class Camera {
public:
    /// Pictures go into `folder`; empty = they are only audited.
    Camera(Studio &studio, QString folder) : m_studio(studio), m_folder(std::move(folder)) {}

    void shoot(const QString &name);
    /// Once more with each drawer open that is in sight.
    void shootDrawers(const QString &name);
    /// Closes popups, dialogs and the palette.
    void closeAll();
    /// One line each: the picture, and what is wrong in it.
    [[nodiscard]] QStringList found() const { return m_found; }

private:
    Studio &m_studio;
    QString m_folder;
    QStringList m_found;
};

} // namespace glossa::test
