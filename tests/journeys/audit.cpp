// SPDX-License-Identifier: GPL-3.0-or-later
// Each widget is painted once more onto a device that keeps no pixels but every text with its place and
// colour, so that words of custom-painted widgets are seen as well as those of labels. The ground is the most
// frequent colour under the text in the real picture.
#include "tests/journeys/audit.h"

#include "ui/widgets/eliding_label.h"
#include "ui/widgets/row_view.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QScreen>
#include <QScrollBar>
#include <QTabBar>
#include <QTextEdit>
#include <QWidget>

#include <cmath>
#include <unordered_map>
#include <vector>

namespace glossa::test {

namespace {

constexpr double leastContrast = 4.5;
const QChar ellipsis(0x2026);

struct DrawnText {
    QString text;
    QRectF rect;
    QRectF clip; // infinite when nothing clips
    QColor colour;
};

class TextEngine final : public QPaintEngine {
public:
    explicit TextEngine(std::vector<DrawnText> &texts) : QPaintEngine(AllFeatures), m_texts(texts) {}
    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState &) override {}
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void drawImage(const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override {}
    void drawPath(const QPainterPath &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawRects(const QRectF *, int) override {}
    void drawLines(const QLineF *, int) override {}
    void drawEllipse(const QRectF &) override {}
    void drawPoints(const QPointF *, int) override {}
    [[nodiscard]] Type type() const override { return User; }
    void drawTextItem(const QPointF &place, const QTextItem &item) override
    {
        const QTransform transform = painter()->deviceTransform();
        const QRectF rect(place.x(), place.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        QColor colour = painter()->pen().color();
        colour.setAlphaF(colour.alphaF() * static_cast<float>(painter()->opacity()));
        m_texts.push_back({item.text(), transform.mapRect(rect),
                           painter()->hasClipping() ? transform.mapRect(painter()->clipBoundingRect())
                                                    : QRectF(-1e6, -1e6, 2e6, 2e6),
                           colour});
    }

private:
    std::vector<DrawnText> &m_texts;
};

class TextDevice final : public QPaintDevice {
public:
    explicit TextDevice(const QWidget &widget) : m_widget(widget), m_engine(texts) {}
    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_engine; }
    std::vector<DrawnText> texts;

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_widget.width();
        case PdmHeight:
            return m_widget.height();
        case PdmDpiX:
        case PdmPhysicalDpiX:
            return m_widget.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY:
            return m_widget.logicalDpiY();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        case PdmDepth:
            return 32;
        default:
            return 0;
        }
    }

private:
    const QWidget &m_widget;
    mutable TextEngine m_engine;
};

double luminance(const QColor &colour)
{
    const auto part = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor over(const QColor &ink, const QColor &ground)
{
    const float a = ink.alphaF();
    return QColor::fromRgbF(ink.redF() * a + ground.redF() * (1 - a),
                            ink.greenF() * a + ground.greenF() * (1 - a),
                            ink.blueF() * a + ground.blueF() * (1 - a));
}

QColor groundOf(const QImage &picture, const QRect &rect)
{
    std::unordered_map<QRgb, int> counts;
    const QRect inside = rect.intersected(picture.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x)
            ++counts[picture.pixel(x, y)];
    QRgb most = 0;
    int best = -1;
    for (const auto &[rgb, count] : counts)
        if (count > best) {
            best = count;
            most = rgb;
        }
    return QColor(most);
}

QString nameOf(const QWidget &widget)
{
    QString name = QString::fromLatin1(widget.metaObject()->className());
    for (const QWidget *w = &widget; w != nullptr; w = w->parentWidget())
        if (!w->objectName().isEmpty() && !w->objectName().startsWith(QLatin1String("qt_")))
            return name + QStringLiteral(" in ") + w->objectName();
    return name;
}

/// What a control means to say, in full; empty for what shows people's own texts.
QString ownWords(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
        return combo->currentText();
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        QStringList all;
        for (int i = 0; i < tabs->count(); ++i)
            all << tabs->tabText(i);
        return all.join(u'\n');
    }
    return {};
}

bool showsPeoplesTexts(const QWidget &widget)
{
    for (const QWidget *w = &widget; w != nullptr; w = w->parentWidget())
        if (qobject_cast<const QAbstractScrollArea *>(w) != nullptr &&
            qobject_cast<const QLabel *>(&widget) == nullptr)
            return true;
    return qobject_cast<const QLineEdit *>(&widget) != nullptr ||
           qobject_cast<const widgets::ElidingLabel *>(&widget) != nullptr;
}

/// Something else of the window lies over the place: a palette, a toast.
bool isCovered(const QWidget &window, const QWidget &widget, const QPoint &place)
{
    const QWidget *there = window.childAt(place);
    return there != nullptr && there != &widget && !widget.isAncestorOf(there) &&
           !there->isAncestorOf(&widget);
}

void auditTexts(QWidget &window, QWidget &widget, const QImage &picture, QStringList &found)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget);
        label != nullptr && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
        found << QStringLiteral("%1: lines of “%2” are cut").arg(nameOf(widget), label->text().left(60));
    TextDevice device(widget);
    widget.render(&device, QPoint(), QRegion(), QWidget::RenderFlags());
    const QRegion visible = widget.visibleRegion();
    const QString words = ownWords(widget);
    const bool free = showsPeoplesTexts(widget);
    for (const DrawnText &drawn : device.texts) {
        const QRectF shown = drawn.rect.intersected(drawn.clip);
        if (drawn.text.trimmed().isEmpty() || shown.isEmpty() || !visible.intersects(shown.toAlignedRect()))
            continue;
        const QString what = QStringLiteral("\"%1\" (%2)").arg(drawn.text.left(60), nameOf(widget));
        if (!free && drawn.text.contains(ellipsis) && !words.contains(ellipsis) && !words.isEmpty())
            found << QStringLiteral("elided: ") + what;
        if (!free && !words.isEmpty() &&
            (drawn.rect.right() > widget.width() + 1.0 || drawn.rect.left() < -1.0 ||
             drawn.rect.bottom() > widget.height() + 4.0))
            found << QStringLiteral("cut: ") + what;
        // Painted words have no control that could say them in full, so that they must be whole.
        if (!free && words.isEmpty() && !drawn.text.contains(ellipsis) &&
            drawn.rect.right() > widget.width() + 1.0)
            found << QStringLiteral("cut: ") + what;
        if (!widget.isEnabled())
            continue;
        const QRect place = shown.toAlignedRect()
                                .intersected(visible.boundingRect())
                                .translated(widget.mapTo(&window, QPoint()));
        // Under a toast, even in part, the ground is the toast's.
        if (isCovered(window, widget, place.center()) || isCovered(window, widget, place.topLeft()) ||
            isCovered(window, widget, place.bottomRight()))
            continue;
        const QColor ground = groundOf(picture, place);
        const double ratio = contrast(over(drawn.colour, ground), ground);
        if (ratio < leastContrast - 0.005)
            found << QStringLiteral("contrast %1 of %2 on %3: %4")
                         .arg(ratio, 0, 'f', 2)
                         .arg(drawn.colour.name(), ground.name(), what);
    }
}

void auditName(QWidget &widget, QStringList &found)
{
    if (widget.focusPolicy() == Qt::NoFocus || widget.focusProxy() != nullptr || !widget.isEnabled())
        return;
    // A scroll area speaks for its viewport; a field inside a combo box or spin box is named by it.
    if (widget.parentWidget() != nullptr && (qobject_cast<QComboBox *>(widget.parentWidget()) != nullptr ||
                                             widget.objectName() == QLatin1String("qt_spinbox_lineedit")))
        return;
    const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(&widget);
    if (face == nullptr || face->text(QAccessible::Name).trimmed().isEmpty())
        found << QStringLiteral("no accessible name: ") + nameOf(widget);
}

QString sizesOf(const QRect &inner, const QRect &outer)
{
    return QStringLiteral("%1,%2 %3x%4 in %5x%6")
        .arg(inner.x())
        .arg(inner.y())
        .arg(inner.width())
        .arg(inner.height())
        .arg(outer.width())
        .arg(outer.height());
}

void auditPlace(const QWidget &window, const QWidget &widget, QStringList &found)
{
    const auto *label = qobject_cast<const QLabel *>(&widget);
    if (widget.focusPolicy() == Qt::NoFocus && (label == nullptr || label->text().isEmpty()))
        return;
    QRect rect = widget.rect();
    for (const QWidget *inner = &widget; inner != &window; inner = inner->parentWidget()) {
        const QWidget *outer = inner->parentWidget();
        rect.translate(inner->pos());
        const auto *scrolls = outer->parentWidget() != nullptr
                                  ? qobject_cast<const QAbstractScrollArea *>(outer->parentWidget())
                                  : nullptr;
        QRect room = outer->rect();
        if (scrolls != nullptr && scrolls->viewport() == outer) {
            // What lies below is scrolled to; what lies beside only where there is a bar for it.
            room.setTop(rect.top());
            room.setBottom(rect.bottom());
            if (scrolls->horizontalScrollBar()->maximum() > 0 &&
                scrolls->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff)
                return;
        }
        // Mirrored, each splitter of Qt puts its parts one pixel over its edge, and two may be nested.
        if (!room.adjusted(-2, -2, 2, 2).contains(rect)) {
            found << QStringLiteral("outside: %1 \"%2\" in %3 (%4)")
                         .arg(nameOf(widget), ownWords(widget).left(40), nameOf(*outer), sizesOf(rect, room));
            return;
        }
        if (scrolls != nullptr && scrolls->viewport() == outer)
            rect = outer->rect(); // what counts further out is the part that is shown
    }
}

void auditScreen(const QWidget &window, QStringList &found)
{
    // The platform without a screen shows windows that are larger than what it calls one.
    if (QGuiApplication::platformName() == QLatin1String("offscreen"))
        return;
    const QRect screen = window.screen()->geometry();
    if (!screen.contains(window.frameGeometry()))
        found << QStringLiteral("the window lies outside the screen: %1 (%2)")
                     .arg(nameOf(window), sizesOf(window.frameGeometry(), screen));
}

} // namespace

QStringList audit(QWidget &window, const QImage &picture)
{
    QStringList found;
    auditScreen(window, found);
    QList<QWidget *> all = window.findChildren<QWidget *>();
    all.prepend(&window);
    for (QWidget *widget : all) {
        if (!widget->isVisible() || widget->window() != &window || widget->visibleRegion().isEmpty())
            continue;
        auditTexts(window, *widget, picture, found);
        if (widget == &window)
            continue;
        auditName(*widget, found);
        auditPlace(window, *widget, found);
    }
    found.removeDuplicates();
    return found;
}

} // namespace glossa::test
