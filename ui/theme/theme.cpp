// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/glossa_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QFrame>
#include <QLabel>
#include <QPainter>

#include <cmath>

#ifdef GLOSSA_HAS_FONTS
/// A static library's resources are linked only if somebody asks for them; the macro wants the global
/// namespace.
static void linkFonts()
{
    Q_INIT_RESOURCE(glossa_fonts);
}
#endif

namespace glossa::theme {

namespace {

const GlossaStyle *current()
{
    return qobject_cast<const GlossaStyle *>(QApplication::style());
}

const QStringList &families()
{
    // Without the bundle Noto Sans stands in; without any list Qt picks DejaVu, and always Japanese forms.
    static const QStringList list = [] {
        loadFonts();
        QStringList names;
        const QStringList there = QFontDatabase::families();
        for (const char *name : {"Glossa Sans", "Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic",
                                 "Noto Sans CJK SC", "Noto Color Emoji", "DejaVu Sans"})
            if (there.contains(QLatin1String(name)))
                names << QString::fromLatin1(name);
        return names;
    }();
    return list;
}

/// Han characters differ by language; Qt alone always picks the Japanese forms.
QString cjkFamily(const QString &language)
{
    if (language.startsWith(u"ja"))
        return QStringLiteral("Noto Sans CJK JP");
    if (language.startsWith(u"ko"))
        return QStringLiteral("Noto Sans CJK KR");
    if (language.startsWith(u"zh-Hant", Qt::CaseInsensitive) ||
        language.startsWith(u"zh-TW", Qt::CaseInsensitive))
        return QStringLiteral("Noto Sans CJK TC");
    return QStringLiteral("Noto Sans CJK SC");
}

QFont baseFont(double size, int weight)
{
    QFont made;
    made.setFamilies(families());
    made.setPixelSize(px(size));
    made.setWeight(static_cast<QFont::Weight>(weight));
    made.setHintingPreference(QFont::PreferVerticalHinting);
    return made;
}

/// Label whose colour is a token: it is asked again when the theme changes.
class InkFilter : public QObject {
public:
    InkFilter(QLabel &label, TextRole role, Ink ink)
        : QObject(&label), m_label(label), m_role(role), m_ink(ink)
    {
        label.installEventFilter(this);
        dress();
    }
    void become(TextRole role, Ink ink)
    {
        m_role = role;
        m_ink = ink;
        dress();
    }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::StyleChange)
            dress();
        return QObject::eventFilter(object, event);
    }

private:
    void dress()
    {
        if (m_dressing)
            return;
        m_dressing = true;
        const QColor ink = inkColor(m_ink);
        QPalette palette = m_label.palette();
        // On a Base ground a label takes Text instead.
        palette.setColor(QPalette::WindowText, ink);
        palette.setColor(QPalette::Text, ink);
        m_label.setPalette(palette);
        m_label.setFont(font(m_role));
        m_dressing = false;
    }

    QLabel &m_label;
    TextRole m_role;
    Ink m_ink;
    bool m_dressing = false;
};

class Hairline : public QFrame {
public:
    explicit Hairline(Qt::Orientation orientation)
    {
        if (orientation == Qt::Horizontal)
            setFixedHeight(1);
        else
            setFixedWidth(1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), tokens().line);
    }
};

} // namespace

int px(double length)
{
    const GlossaStyle *style = current();
    return static_cast<int>(std::lround(length * (style != nullptr ? style->textFactor() : 1.0)));
}

const Tokens &tokens()
{
    const GlossaStyle *style = current();
    return style != nullptr ? style->tokens() : lightTokens;
}

void loadFonts()
{
#ifdef GLOSSA_HAS_FONTS
    static const bool loaded = [] {
        linkFonts();
        for (const char *style :
             {"Regular", "Medium", "SemiBold", "RegularItalic", "MediumItalic", "SemiBoldItalic"})
            QFontDatabase::addApplicationFont(
                QStringLiteral(":/fonts/GlossaSans-%1.ttf").arg(QLatin1String(style)));
        return true;
    }();
    Q_UNUSED(loaded)
#endif
}

QFont font(TextRole role)
{
    switch (role) {
    case TextRole::Figure:
        return baseFont(24, QFont::DemiBold);
    case TextRole::Title:
        return baseFont(16, QFont::DemiBold);
    case TextRole::BodyMedium:
        return baseFont(13, QFont::Medium);
    case TextRole::BodyStrong:
        return baseFont(13, QFont::DemiBold);
    case TextRole::Caption:
        return baseFont(11, QFont::Normal);
    case TextRole::SectionHead:
        return baseFont(11, QFont::DemiBold);
    case TextRole::Code: {
        QFont made = baseFont(12, QFont::Normal);
        made.setFamilies({QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono"),
                          QStringLiteral("DejaVu Sans Mono")});
        return made;
    }
    case TextRole::Body:
        break;
    }
    return baseFont(13, QFont::Normal);
}

int lineHeight(TextRole role)
{
    switch (role) {
    case TextRole::Figure:
        return px(32);
    case TextRole::Title:
        return px(24);
    case TextRole::Caption:
    case TextRole::SectionHead:
        return px(16);
    case TextRole::Code:
        return px(18);
    case TextRole::Body:
    case TextRole::BodyMedium:
    case TextRole::BodyStrong:
        break;
    }
    return px(20);
}

QFont contentFont(double size, const QString &language)
{
    QFont made = baseFont(size, QFont::Normal);
    QStringList names = families();
    const auto cjk = names.indexOf(QStringLiteral("Noto Sans CJK SC"));
    if (cjk >= 0)
        names[cjk] = cjkFamily(language);
    made.setFamilies(names);
    made.setWordSpacing(size >= 15 ? px(2) : px(1));
    return made;
}

void setRole(QLabel &label, TextRole role, Ink ink)
{
    for (QObject *child : label.children())
        if (auto *filter = dynamic_cast<InkFilter *>(child)) {
            filter->become(role, ink);
            return;
        }
    new InkFilter(label, role, ink);
}

QColor inkColor(Ink ink)
{
    const Tokens &t = tokens();
    switch (ink) {
    case Ink::Primary:
        break;
    case Ink::Secondary:
        return t.t2;
    case Ink::Hint:
        return t.t3;
    case Ink::Accent:
        return t.acc;
    case Ink::Good:
        return t.ok;
    case Ink::Warning:
        return t.warn;
    case Ink::Error:
        return t.err;
    }
    return t.t1;
}

void outlineSelected(QPainter &painter, const QRectF &room, double radius)
{
    const GlossaStyle *style = current();
    if (style == nullptr || style->scheme() != Scheme::HighContrast)
        return;
    painter.save();
    painter.setPen(QPen(QColor(style->tokens().acc), 2));
    painter.setBrush(Qt::NoBrush);
    const QRectF frame = room.adjusted(1, 1, -1, -1);
    if (radius > 0)
        painter.drawRoundedRect(frame, radius, radius);
    else
        painter.drawRect(frame);
    painter.restore();
}

void setPaneGround(QWidget &widget)
{
    widget.setAutoFillBackground(true);
    widget.setBackgroundRole(QPalette::AlternateBase);
}

QFrame *hairline(Qt::Orientation orientation)
{
    return new Hairline(orientation);
}

int keyCapWidth(const QString &key)
{
    const int text = QFontMetrics(font(TextRole::Caption)).horizontalAdvance(key);
    return qMax(px(18), text + px(10));
}

int paintKeyCap(QPainter &painter, const QPoint &leftCentre, const QString &key)
{
    const Tokens &t = tokens();
    const int width = keyCapWidth(key);
    const QRectF cap(leftCentre.x() + .5, leftCentre.y() - px(9) + .5, width - 1, px(18) - 1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(t.line2), 1));
    painter.setBrush(QColor(t.canvas));
    painter.drawRoundedRect(cap, px(4), px(4));
    painter.drawLine(QPointF(cap.left() + px(3), cap.bottom() - 1),
                     QPointF(cap.right() - px(3), cap.bottom() - 1));
    QFont small = font(TextRole::Caption);
    small.setWeight(QFont::Medium);
    painter.setFont(small);
    painter.setPen(QColor(t.t2));
    painter.drawText(cap.adjusted(0, 0, 0, -1), Qt::AlignCenter, key);
    painter.restore();
    return width;
}

} // namespace glossa::theme
