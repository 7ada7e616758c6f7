#include "ui/incident/fact_button.h"

#include "models/items/qt_text.h"
#include "ui/actions/bound_key.h"
#include "ui/incident/fact_keys.h"
#include "ui/incident/incident_words.h"

#include <QFontMetricsF>
#include <QPainter>

namespace haven::ui {

FactButton::FactButton(const ThemeSource& source, Fact fact, QWidget* parent)
    : QAbstractButton(parent), m_source(source), m_fact(fact)
{
    setObjectName(QStringLiteral("fact_") + fromStd(factWord(fact)));
    setText(factLabel(fact));
    setCheckable(true); // while its answers are open
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&source, &ThemeSource::keysChanged, this, [this] { update(); });
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QString FactButton::keyWords() const
{
    const int digit = digitOf(m_fact);
    return digit > 0 ? boundKeyText(m_source, QStringLiteral("factAnswer"),
                                    QKeySequence(Qt::Key_0 + digit))
                     : QString();
}

QString FactButton::valueText() const
{
    if (!m_shown.answer)
        return m_shown.suggestion ? tr("%1?", "a value that the note suggests")
                                        .arg(spaced(m_shown.suggestion->value))
                                  : tr("not asked");
    const FactAnswer& answer = m_shown.answer->answer;
    switch (answer.state) {
    case AskState::NotAsked:
        return tr("not asked");
    case AskState::AskedNotKnown:
        return tr("asked, not known");
    case AskState::Answered:
        return spaced(answer.value);
    case AskState::Unable:
        return tr("cannot: %1", "why it cannot be asked").arg(oneLine(answer.reason));
    }
    return {};
}

Token FactButton::valueToken() const
{
    if (m_shown.answer)
        return Token::Text;
    return m_shown.suggestion ? Token::Behavioral : Token::Quiet;
}

void FactButton::setShown(const Standing& standing, const QString& time)
{
    m_shown = standing;
    QString told = tr("%1: %2", "a fact and how it stands").arg(text(), valueText());
    if (m_shown.answer)
        told = tr("%1, %2 at %3", "fact, name, time").arg(told, m_shown.by, time);
    else if (m_shown.suggestion)
        told = tr("%1 Suggested by the note, not answered.", "fact and value").arg(told);
    setAccessibleName(told);
    const QString key = keyWords();
    setToolTip(key.isEmpty() ? told
                             : tr("%1. Key %2 answers it.", "a fact, its key").arg(told, key));
    update();
}

void FactButton::tick(Instant now)
{
    const QString age = m_shown.answer ? ageText(now - m_shown.answer->at) : QString();
    if (age == m_age)
        return;
    m_age = age;
    update();
}

QSize FactButton::sizeHint() const
{
    return {m_source.look().px(180), m_source.look().targetPx(26)};
}

QSize FactButton::minimumSizeHint() const
{
    return {m_source.look().px(120), m_source.look().targetPx(26)};
}

void FactButton::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLit = underMouse() || isDown() || isChecked();
    painter.setPen(QPen(look.color(hasFocus() ? Token::Focus : Token::Line), hasFocus() ? 2 : 1));
    painter.setBrush(look.color(isLit ? Token::Raised : Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), look.scaled(3), look.scaled(3));

    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    qreal x = look.scaled(8);
    const qreal right = width() - look.scaled(8);
    const auto write = [&](const QFont& font, Token token, const QString& words) {
        if (x >= right)
            return;
        const QFontMetricsF metrics(font);
        const QString cut = metrics.elidedText(words, Qt::ElideRight, right - x);
        painter.setFont(font);
        painter.setPen(look.color(isEnabled() ? token : Token::Quiet));
        painter.drawText(QRectF(x, 0, right - x, height()), flags, cut);
        x += metrics.horizontalAdvance(cut) + look.scaled(7);
    };
    const QFont plain = look.font(TypeRole::Column);
    QFont strong = look.font(TypeRole::Small);
    if (valueToken() == Token::Quiet)
        strong.setWeight(QFont::Normal);
    if (const QString key = keyWords(); !key.isEmpty())
        write(look.font(TypeRole::Column), Token::Quiet, key);
    write(plain, Token::Second, text());
    write(strong, valueToken(), valueText());
    const QString who = m_shown.answer ? m_shown.by + u' ' + m_age : QString();
    const QFontMetricsF metrics(plain);
    if (!who.isEmpty() && metrics.horizontalAdvance(who) <= right - x) {
        x = right - metrics.horizontalAdvance(who);
        write(plain, Token::Quiet, who);
    }
}

} // namespace haven::ui
