#include "ui/widgets/wait_line.h"

#include "ui/widgets/key_button.h"
#include "ui/widgets/latest_answer.h"

#include <QHBoxLayout>
#include <QLabel>

namespace haven::ui {

namespace {

constexpr int kWaitTickMs = 500;

} // namespace

WaitLine::WaitLine(const ThemeSource& source, const QString& words, const QString& name,
                   QWidget* parent)
    : QWidget(parent), m_source(source), m_words(words), m_label(new QLabel(this)),
      m_stop(new KeyButton(source, tr("Stop"), {}, this))
{
    setObjectName(name);
    setAccessibleName(words);
    m_label->setTextFormat(Qt::PlainText);
    m_stop->setObjectName(name + QStringLiteral("Stop"));
    m_stop->setButtonSize(ButtonSize::Header);
    m_stop->setHint(tr("Give it up; what was shown before stays"));
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_label, 1);
    row->addWidget(m_stop);
    m_clock.setInterval(kWaitTickMs);
    connect(&m_clock, &QTimer::timeout, this, &WaitLine::tell);
    connect(m_stop, &QAbstractButton::clicked, this, [this] {
        end();
        Q_EMIT stopped();
    });
    connect(&source, &ThemeSource::changed, this, &WaitLine::restyle);
    restyle();
    hide();
}

void WaitLine::restyle()
{
    const Look& look = m_source.look();
    layout()->setContentsMargins(look.px(12), look.px(4), look.px(12), look.px(4));
    layout()->setSpacing(look.px(8));
    m_label->setFont(look.font(TypeRole::Body));
    QPalette palette = m_label->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    m_label->setPalette(palette);
}

void WaitLine::follow(LatestAnswer& question)
{
    connect(&question, &LatestAnswer::asked, this, &WaitLine::begin);
    connect(&question, &LatestAnswer::settled, this, &WaitLine::end);
    auto* const asked = &question;
    connect(this, &WaitLine::stopped, asked, &LatestAnswer::giveUp);
}

void WaitLine::begin()
{
    m_since.start();
    m_clock.start();
    hide(); // what was asked anew has not waited yet
}

void WaitLine::end()
{
    m_clock.stop();
    hide();
}

void WaitLine::tell()
{
    const qint64 ms = m_since.elapsed();
    if (ms < kPatienceMs)
        return;
    const QString time = tr("%1 s", "seconds").arg(ms / 1000);
    m_label->setText(tr("%1: %2 so far", "what is done, a time").arg(m_words, time));
    setAccessibleDescription(m_label->text());
    show();
}

} // namespace haven::ui
