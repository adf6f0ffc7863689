// SPDX-License-Identifier: GPL-3.0-or-later
// The drawings of the icons. Grammar of a drawing: M x y (go there), L x y… (lines), C x1 y1 x2 y2 x y
// (curves), Z (close), O x y r (circle), R x y w h r (rounded rectangle), all in absolute units.
#include "ui/theme/icon_paths.h"

#include <QStringList>

#include <array>

namespace glossa::theme {

namespace {

struct Drawing {
    Icon icon;
    const char *strokes;
    bool mirrors = false;
};

constexpr std::array drawings{
    Drawing{Icon::ArrowLeft, "M 13 8 L 3 8 M 7 4 L 3 8 L 7 12", true},
    Drawing{Icon::ArrowRight, "M 3 8 L 13 8 M 9 4 L 13 8 L 9 12", true},
    Drawing{Icon::Check, "M 3 8.5 L 6.5 12 L 13 4.5"},
    Drawing{Icon::ChevronDown, "M 4 6 L 8 10 L 12 6"},
    Drawing{Icon::ChevronLeft, "M 10 4 L 6 8 L 10 12", true},
    Drawing{Icon::ChevronRight, "M 6 4 L 10 8 L 6 12", true},
    Drawing{Icon::ChevronUp, "M 4 10 L 8 6 L 12 10"},
    Drawing{Icon::Clock, "O 8 8 6 M 8 4.5 L 8 8 L 10.5 9.5"},
    Drawing{Icon::Close, "M 4 4 L 12 12 M 12 4 L 4 12"},
    Drawing{Icon::Copy,
            "R 5.5 5.5 8 8 1.5 M 10.5 5 L 10.5 4 C 10.5 3.2 9.8 2.5 9 2.5 L 4 2.5 C 3.2 2.5 2.5 3.2 2.5 4 "
            "L 2.5 9 C 2.5 9.8 3.2 10.5 4 10.5 L 5 10.5"},
    Drawing{Icon::Cube,
            "M 8 2 L 13.5 5 L 13.5 11 L 8 14 L 2.5 11 L 2.5 5 Z M 2.5 5 L 8 8 L 13.5 5 M 8 8 L 8 14"},
    Drawing{Icon::Document,
            "M 9 2.5 L 4.5 2.5 C 4 2.5 3.5 3 3.5 3.5 L 3.5 12.5 C 3.5 13 4 13.5 4.5 13.5 L 11.5 13.5 "
            "C 12 13.5 12.5 13 12.5 12.5 L 12.5 6 Z M 9 2.5 L 9 6 L 12.5 6"},
    Drawing{Icon::Edit, "M 10.5 3 L 13 5.5 L 5.5 13 L 2.5 13.5 L 3 10.5 Z"},
    Drawing{Icon::Error, "M 8 2.2 L 14.2 13.2 L 1.8 13.2 Z M 8 6.4 L 8 9.4 M 8 11.3 L 8 11.4"},
    Drawing{Icon::Export,
            "M 8 10 L 8 2.5 M 5 5.5 L 8 2.5 L 11 5.5 M 2.5 10.5 L 2.5 13.5 L 13.5 13.5 L 13.5 10.5"},
    Drawing{Icon::Eye,
            "M 1.6 8 C 3.5 4.5 5.8 3.5 8 3.5 C 10.2 3.5 12.5 4.5 14.5 8 C 12.5 11.5 10.2 12.5 8 12.5 "
            "C 5.8 12.5 3.5 11.5 1.5 8 Z O 8 8 2"},
    Drawing{Icon::Filter, "M 2 4 L 14 4 M 4.5 8 L 11.5 8 M 6.5 12 L 9.5 12"},
    Drawing{Icon::Folder,
            "M 2 12.5 L 2 4 C 2 3.5 2.5 3 3 3 L 6.2 3 L 7.8 5 L 13 5 C 13.5 5 14 5.5 14 6 L 14 12 "
            "C 14 12.5 13.5 13 13 13 L 2.5 13 C 2.2 13 2 12.8 2 12.5 Z"},
    Drawing{Icon::Grid, "R 2.5 2.5 11 11 1 M 2.5 6.2 L 13.5 6.2 M 2.5 9.8 L 13.5 9.8 M 6.2 2.5 L 6.2 13.5 "
                        "M 9.8 2.5 L 9.8 13.5"},
    Drawing{Icon::Help,
            "O 8 8 6 M 6.2 6.3 C 6.3 5.2 7.1 4.7 8 4.7 C 9 4.7 9.8 5.3 9.8 6.3 C 9.8 7.6 8 7.6 8 9 "
            "M 8 11.1 L 8 11.2"},
    Drawing{Icon::Import, "M 8 2.5 L 8 10 M 5 7 L 8 10 L 11 7 M 2.5 10.5 L 2.5 13.5 L 13.5 13.5 L 13.5 10.5"},
    Drawing{Icon::Info, "O 8 8 6 M 8 7.4 L 8 11 M 8 5.1 L 8 5.2"},
    Drawing{Icon::Keyboard, "R 1.5 4 13 8.5 1.5 M 4.5 6.8 L 4.5 6.9 M 8 6.8 L 8 6.9 M 11.5 6.8 L 11.5 6.9 "
                            "M 5.5 9.8 L 10.5 9.8"},
    Drawing{Icon::Label,
            "M 2.5 3 C 2.5 2.7 2.7 2.5 3 2.5 L 7.6 2.5 L 13.2 8.1 C 13.6 8.5 13.6 9 13.2 9.4 L 9.4 13.2 "
            "C 9 13.6 8.5 13.6 8.1 13.2 L 2.5 7.6 Z O 5.6 5.6 .7"},
    Drawing{Icon::Layers,
            "M 8 2.5 L 14 5.5 L 8 8.5 L 2 5.5 Z M 2 8.2 L 8 11.2 L 14 8.2 M 2 10.8 L 8 13.8 L 14 10.8"},
    Drawing{Icon::List,
            "M 6 4 L 14 4 M 6 8 L 14 8 M 6 12 L 14 12 M 2.6 4 L 2.7 4 M 2.6 8 L 2.7 8 M 2.6 12 L 2.7 12",
            true},
    Drawing{Icon::Lock,
            "R 3.5 7 9 6.5 1.2 M 5.5 7 L 5.5 5 C 5.5 3.5 6.6 2.5 8 2.5 C 9.4 2.5 10.5 3.5 10.5 5 L 10.5 7"},
    Drawing{Icon::Menu, "M 2.5 4 L 13.5 4 M 2.5 8 L 13.5 8 M 2.5 12 L 13.5 12"},
    Drawing{Icon::Message, "M 2.5 3 L 13.5 3 L 13.5 11 L 7.5 11 L 4.5 13.8 L 4.5 11 L 2.5 11 Z", true},
    Drawing{Icon::Moon, "M 13.5 9.5 C 9.5 11.5 5 8 6.8 2.5 C 3.5 3.5 2 7 3 10 C 4.5 14 11 15 13.5 9.5 Z"},
    Drawing{Icon::More, "M 3 8 L 3.1 8 M 8 8 L 8.1 8 M 13 8 L 13.1 8"},
    Drawing{Icon::Palette, "R 2.5 2.5 5 5 .8 R 9 2.5 4.5 5 .8 R 2.5 9 5 4.5 .8 R 9 9 4.5 4.5 .8"},
    Drawing{Icon::Pattern, "M 3 12.4 L 3.1 12.4 M 10 3 L 10 10 M 7 4.7 L 13 8.3 M 13 4.7 L 7 8.3"},
    Drawing{Icon::Person, "O 8 5 2.8 M 2.8 14 C 2.8 11 5 9.5 8 9.5 C 11 9.5 13.2 11 13.2 14"},
    Drawing{Icon::Play, "M 4.5 3 L 12.5 8 L 4.5 13 Z", true},
    Drawing{Icon::Plus, "M 8 3 L 8 13 M 3 8 L 13 8"},
    Drawing{Icon::Pulse, "M 1.5 8.5 L 4.5 8.5 L 6.5 3.5 L 9.5 12.5 L 11.5 8.5 L 14.5 8.5"},
    Drawing{Icon::Redo,
            "M 9.5 3 L 13 6.5 L 9.5 10 M 13 6.5 L 6 6.5 C 4 6.5 2.8 7.8 2.8 9.7 C 2.8 11.6 4 13 6 13 L 8 13",
            true},
    Drawing{Icon::Return, "M 13 4 L 13 9 L 3.5 9 M 6.5 6 L 3.5 9 L 6.5 12"},
    Drawing{Icon::Schema,
            "R 2.5 2.5 4 4 .8 R 9.5 9.5 4 4 .8 R 9.5 3 4 4 .8 M 6.5 4.8 L 9.5 4.8 M 4.5 6.5 L 4.5 11.5 "
            "L 9.5 11.5"},
    Drawing{Icon::Search, "O 7 7 4.3 M 10.2 10.2 L 13.5 13.5"},
    Drawing{Icon::Server,
            "R 2.5 3 11 4.5 1 R 2.5 8.5 11 4.5 1 M 5 5.2 L 5.1 5.2 M 5 10.7 L 5.1 10.7 M 7.5 5.2 L 11 5.2 "
            "M 7.5 10.7 L 11 10.7",
            true},
    Drawing{Icon::Sliders, "M 2 5 L 8 5 M 12 5 L 14 5 O 10 5 1.8 M 2 11 L 4 11 M 8 11 L 14 11 O 6 11 1.8"},
    Drawing{Icon::Sort,
            "M 4.5 3 L 4.5 13 M 2.5 10.8 L 4.5 13 L 6.5 10.8 M 9 4 L 14 4 M 9 8 L 12.5 8 M 9 12 L 11 12",
            true},
    Drawing{Icon::Sparkle,
            "M 8 1.8 C 8.4 5.8 10.2 7.6 14.2 8 C 10.2 8.4 8.4 10.2 8 14.2 C 7.6 10.2 5.8 8.4 1.8 8 "
            "C 5.8 7.6 7.6 5.8 8 1.8 Z"},
    Drawing{Icon::Stop, "R 4 4 8 8 .8"},
    Drawing{
        Icon::Sun,
        "O 8 8 2.8 M 8 1.5 L 8 2.8 M 8 13.2 L 8 14.5 M 1.5 8 L 2.8 8 M 13.2 8 L 14.5 8 M 3.4 3.4 L 4.3 4.3 "
        "M 11.7 11.7 L 12.6 12.6 M 3.4 12.6 L 4.3 11.7 M 11.7 4.3 L 12.6 3.4"},
    Drawing{Icon::Swap,
            "M 5 13 L 5 3 M 2.5 5.5 L 5 3 L 7.5 5.5 M 11 3 L 11 13 M 8.5 10.5 L 11 13 L 13.5 10.5"},
    Drawing{Icon::Trash,
            "M 2.5 4.2 L 13.5 4.2 M 6 4.2 L 6 2.5 L 10 2.5 L 10 4.2 M 4 4.2 L 4.6 13.5 L 11.4 13.5 L 12 4.2 "
            "M 6.7 7 L 6.7 11 M 9.3 7 L 9.3 11"},
    Drawing{
        Icon::Undo,
        "M 6.5 3 L 3 6.5 L 6.5 10 M 3 6.5 L 10 6.5 C 12 6.5 13.2 7.8 13.2 9.7 C 13.2 11.6 12 13 10 13 L 8 13",
        true},
    Drawing{Icon::Warning, "M 8 2.2 L 14.2 13.2 L 1.8 13.2 Z M 8 6.4 L 8 9.4 M 8 11.3 L 8 11.4"},
};

constexpr bool everyIconIsDrawnInOrder()
{
    for (std::size_t i = 0; i < drawings.size(); ++i)
        if (drawings[i].icon != static_cast<Icon>(i))
            return false;
    return drawings.size() == static_cast<std::size_t>(Icon::Warning) + 1;
}
static_assert(everyIconIsDrawnInOrder());

QPainterPath parsed(const char *strokes)
{
    QPainterPath path;
    const QStringList words = QString::fromLatin1(strokes).split(u' ', Qt::SkipEmptyParts);
    QChar verb;
    for (qsizetype i = 0; i < words.size();) {
        if (words[i].size() == 1 && words[i][0].isLetter())
            verb = words[i++][0];
        const auto number = [&] { return words[i++].toDouble(); };
        const auto point = [&] {
            const double x = number();
            return QPointF(x, number());
        };
        if (verb == u'M') {
            path.moveTo(point());
        } else if (verb == u'L') {
            path.lineTo(point());
        } else if (verb == u'C') {
            const QPointF first = point();
            const QPointF second = point();
            path.cubicTo(first, second, point());
        } else if (verb == u'O') {
            const QPointF centre = point();
            const double radius = number();
            path.addEllipse(centre, radius, radius);
        } else if (verb == u'R') {
            const QPointF corner = point();
            const QPointF size = point();
            const double radius = number();
            path.addRoundedRect(QRectF(corner, QSizeF(size.x(), size.y())), radius, radius);
        } else {
            path.closeSubpath();
        }
    }
    return path;
}

} // namespace

const QPainterPath &iconPath(Icon icon)
{
    static const auto paths = [] {
        std::array<QPainterPath, drawings.size()> made;
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = parsed(drawings[i].strokes);
        return made;
    }();
    return paths[static_cast<std::size_t>(icon)];
}

bool mirrorsInRightToLeft(Icon icon)
{
    return drawings[static_cast<std::size_t>(icon)].mirrors;
}

} // namespace glossa::theme
