// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/endpoint_line.h"

#include "ui/deployments/endpoint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_sign.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/two_groups.h"
#include "wording/numbers.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

namespace glossa::deployments {

using theme::px;

namespace {

constexpr int leastWords = 300;

} // namespace

EndpointLine::EndpointLine(Endpoint &endpoint, QWidget *parent)
    : QFrame(parent)
    , m_endpoint(endpoint)
    , m_onSign(new widgets::IconSign(theme::Icon::Server, theme::Ink::Good))
    , m_offSign(new widgets::IconSign(theme::Icon::Server))
    , m_words(new widgets::Prose(theme::TextRole::Body))
    , m_about(new widgets::Prose(theme::TextRole::Caption, theme::Ink::Secondary))
    , m_keepWords(
          widgets::plainLabel(tr("Keep queries for review"), theme::TextRole::Body, theme::Ink::Secondary))
    , m_keep(new QCheckBox)
    , m_portWords(widgets::plainLabel(tr("Port"), theme::TextRole::Body, theme::Ink::Secondary))
    , m_port(new QSpinBox)
    , m_keys(new QPushButton(tr("Keys…")))
    , m_switch(new QPushButton)
    , m_controls(new widgets::TwoGroups)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setObjectName(QStringLiteral("endpointLine"));
    setProperty("kind", QStringLiteral("card"));
    setProperty("region", true);
    setFrameShape(QFrame::StyledPanel);
    m_words->setObjectName(QStringLiteral("endpointState"));
    m_about->setObjectName(QStringLiteral("endpointAbout"));
    m_keep->setObjectName(QStringLiteral("keepQueries"));
    m_keep->setProperty("kind", QStringLiteral("switch"));
    m_keep->setAccessibleName(m_keepWords->text());
    m_keepWords->setBuddy(m_keep);
    m_port->setObjectName(QStringLiteral("endpointPort"));
    m_port->setRange(Endpoint::leastPort, 65'535);
    m_port->setGroupSeparatorShown(false);
    m_port->setKeyboardTracking(false); // what is half typed is no port
    m_port->setAccessibleName(tr("Port of the endpoint"));
    m_portWords->setBuddy(m_port);
    m_keys->setObjectName(QStringLiteral("endpointKeys"));
    m_keys->setIcon(theme::icon(theme::Icon::Lock));
    m_switch->setObjectName(QStringLiteral("endpointSwitch"));

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_words);
    words->addWidget(m_about);
    auto *line = new QHBoxLayout;
    line->setSpacing(px(12));
    line->addWidget(m_onSign, 0, Qt::AlignVCenter);
    line->addWidget(m_offSign, 0, Qt::AlignVCenter);
    line->addLayout(words, 1);
    // In two groups: with large text and long words they need more than a line.
    for (QWidget *control : {static_cast<QWidget *>(m_keepWords), static_cast<QWidget *>(m_keep)})
        m_controls->row(0).addWidget(control);
    for (QWidget *control : {static_cast<QWidget *>(m_portWords), static_cast<QWidget *>(m_port),
                             static_cast<QWidget *>(m_keys), static_cast<QWidget *>(m_switch)})
        m_controls->row(1).addWidget(control);
    for (const int group : {0, 1})
        m_controls->row(group).addStretch(1);
    m_row->setContentsMargins(px(16), px(10), px(16), px(10));
    m_row->setSpacing(px(12));
    m_row->addLayout(line, 1);
    m_row->addWidget(m_controls, 0, Qt::AlignVCenter);
    setLayout(m_row);

    connect(m_keep, &QCheckBox::clicked, this, &EndpointLine::keepChosen);
    connect(m_keys, &QPushButton::clicked, this, &EndpointLine::keysRequested);
    connect(m_port, &QSpinBox::valueChanged, this,
            [this](int port) { m_endpoint.setPort(static_cast<std::uint16_t>(port)); });
    connect(m_switch, &QPushButton::clicked, this, [this] {
        if (m_endpoint.isOff())
            m_endpoint.start();
        else
            m_endpoint.stop();
    });
    connect(&m_endpoint, &Endpoint::changed, this, &EndpointLine::showState);
    showState();
}

void EndpointLine::setKeeping(bool keeps, bool canBeChanged)
{
    m_keep->setChecked(keeps);
    m_keep->setEnabled(canBeChanged);
}

void EndpointLine::setServed(const workspace::ServedDay &day)
{
    if (day == m_day)
        return;
    m_day = day;
    showState();
}

void EndpointLine::showState()
{
    using State = Endpoint::State;
    const State state = m_endpoint.state();
    const QString trouble = m_endpoint.trouble();
    QString lead;
    QString words; // they begin with the lead
    QString about = tr("This computer only. Speaks the Azure runtime shape, so its client libraries work.");
    switch (state) {
    case State::On:
        lead = tr("Endpoint is on");
        words = tr("Endpoint is on at %1", "an address").arg(m_endpoint.address());
        break;
    case State::Starting:
        lead = tr("Endpoint is starting…");
        break;
    case State::Stopping:
        lead = tr("Endpoint is stopping…");
        about = tr("What has been asked is answered first.");
        break;
    case State::Off:
        lead = tr("Endpoint is off");
        if (!trouble.isEmpty())
            about = trouble;
        else
            about = tr("Callers get no answer until it is started. It runs on this computer only, beside "
                       "this window.");
        break;
    }
    m_words->setText(words.isEmpty() ? lead : words);
    // In another language they may begin otherwise; then nothing is strong.
    m_words->setLead(m_words->text().startsWith(lead) ? static_cast<int>(lead.size()) : 0);
    if (m_day.answers > 0)
        about = tr("%1 %2", "two sentences")
                    .arg(about, tr("%1 queries in the last day, half of them answered within %2.", nullptr,
                                   static_cast<int>(m_day.answers))
                                    .arg(QLocale().toString(qlonglong(m_day.answers)),
                                         wording::milliseconds(m_day.medianMs)));
    m_about->setText(about);
    m_about->setInk(state == State::Off && !trouble.isEmpty() ? theme::Ink::Error : theme::Ink::Secondary);
    const bool off = state == State::Off;
    m_switch->setText(off ? tr("Start") : tr("Stop"));
    m_switch->setAccessibleName(off ? tr("Start the endpoint") : tr("Stop the endpoint"));
    m_switch->setProperty("kind", off ? QStringLiteral("primary") : QStringLiteral("danger"));
    m_switch->setIcon(theme::icon(off ? theme::Icon::Play : theme::Icon::Stop,
                                  off ? theme::IconInk::OnAccent : theme::IconInk::Error));
    m_switch->setEnabled(state != State::Stopping);
    m_onSign->setVisible(state == State::On);
    m_offSign->setVisible(state != State::On);
    if (!m_port->hasFocus()) // what is being typed stays
        m_port->setValue(m_endpoint.port());
    m_port->setVisible(off);
    m_portWords->setVisible(off);
    m_switch->updateGeometry();
    m_switch->update();
    resizeEvent(nullptr);
}

void EndpointLine::resizeEvent(QResizeEvent *event)
{
    if (event != nullptr)
        QFrame::resizeEvent(event);
    const bool narrow = width() < px(leastWords + 32) + m_controls->besideWidth();
    m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    // Below the words it has the whole line; one that is aligned would have what it asks for, and no more.
    m_row->setAlignment(m_controls, narrow ? Qt::Alignment() : Qt::AlignVCenter);
}

} // namespace glossa::deployments
#include "moc_endpoint_line.cpp"
