#include "ui/intake/form_line.h"

#include "ui/widgets/marks.h"

#include <cmath>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QTextDocument>

namespace haven::ui {

std::string toStd(const QString& text)
{
    return text.toStdString();
}

TextLine::TextLine(const ThemeSource& source, TypeRole role, QWidget* parent)
    : QWidget(parent), m_source(source), m_role(role)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TextLine::say(const QString& text, Token token)
{
    if (m_text == text && m_token == token)
        return;
    m_text = text;
    m_token = token;
    setAccessibleName(text);
    setToolTip(text);
    if (sizePolicy().hasHeightForWidth())
        updateGeometry();
    update();
}

void TextLine::letFold()
{
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize TextLine::sizeHint() const
{
    const QFontMetricsF metrics(m_source.look().font(m_role));
    return {m_source.look().px(120),
            static_cast<int>(std::ceil(metrics.height())) + m_source.look().px(4)};
}

QSize TextLine::minimumSizeHint() const
{
    return {1, sizeHint().height()};
}

int TextLine::heightForWidth(int width) const
{
    const QFontMetricsF metrics(m_source.look().font(m_role));
    const bool isFolded = metrics.horizontalAdvance(m_text) > width;
    return sizeHint().height() + (isFolded ? static_cast<int>(std::ceil(metrics.height())) : 0);
}

void TextLine::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setFont(look.font(m_role));
    painter.setPen(look.color(m_token));
    const QFontMetricsF metrics(look.font(m_role));
    const bool isFolded =
        metrics.horizontalAdvance(m_text) > width() &&
        m_words.drawFolded(painter, rect(), look.font(m_role), m_text) == ShapedText::Folded::Yes;
    if (isFolded)
        return;
    painter.drawText(rect(), static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine,
                     metrics.elidedText(m_text, Qt::ElideRight, width()));
}

QString saveWord(SaveState state)
{
    switch (state) {
    case SaveState::Empty:
        return {};
    case SaveState::Typed:
        return QCoreApplication::translate("haven::ui::SaveMark", "typed");
    case SaveState::Saving:
        return QCoreApplication::translate("haven::ui::SaveMark", "saving");
    case SaveState::Saved:
        return QCoreApplication::translate("haven::ui::SaveMark", "saved");
    case SaveState::Refused:
        return QCoreApplication::translate("haven::ui::SaveMark", "refused");
    }
    return {};
}

SaveMark::SaveMark(const ThemeSource& source, const QString& field, QWidget* parent)
    : QWidget(parent), m_source(source), m_field(field)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
    retell();
}

void SaveMark::show(SaveState state, const QString& why)
{
    if (m_state == state && m_why == why)
        return;
    m_state = state;
    m_why = why;
    // What it stands on is clicked through it, unless it has something to say under the mouse.
    setAttribute(Qt::WA_TransparentForMouseEvents, why.isEmpty());
    retell();
    update();
}

void SaveMark::setInset(int designPx)
{
    m_inset = designPx;
    updateGeometry();
}

void SaveMark::retell()
{
    setAccessibleName(m_state == SaveState::Empty
                          ? tr("%1: empty", "field").arg(m_field)
                          : tr("%1: %2", "field, state").arg(m_field, saveWord(m_state)));
    setAccessibleDescription(m_why);
    setToolTip(m_why);
}

QSize SaveMark::sizeHint() const
{
    const Look& look = m_source.look();
    const QFontMetricsF metrics(look.font(TypeRole::Column));
    double words = 0;
    for (const SaveState state :
         {SaveState::Typed, SaveState::Saving, SaveState::Saved, SaveState::Refused})
        words = std::max(words, metrics.horizontalAdvance(saveWord(state)));
    return {static_cast<int>(std::ceil(words + look.scaled(15))) + look.px(m_inset), look.px(20)};
}

void SaveMark::paintEvent(QPaintEvent*)
{
    if (m_state == SaveState::Empty)
        return;
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Token token = Token::Second;
    if (m_state == SaveState::Saved)
        token = Token::Valid;
    if (m_state == SaveState::Refused)
        token = Token::Danger;
    const double sign = look.scaled(9);
    const QRectF box(0.5, (height() - sign) / 2, sign, sign);
    painter.setPen(QPen(look.color(token), look.scaled(1.6), Qt::SolidLine, Qt::RoundCap));
    if (m_state == SaveState::Saved)
        painter.drawPath(tickPath(box));
    else if (m_state == SaveState::Refused)
        painter.drawPath(crossPath(box.adjusted(1, 1, -1, -1)));
    else if (m_state == SaveState::Saving)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1));
    else
        painter.drawLine(QPointF(box.left(), box.center().y()),
                         QPointF(box.right(), box.center().y()));
    painter.setFont(look.font(TypeRole::Column));
    painter.drawText(QRectF(look.scaled(14), 0, width() - look.scaled(14), height()),
                     static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine, saveWord(m_state));
}

NarrativeEdit::NarrativeEdit(QWidget* parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setUndoRedoEnabled(true);
}

QString NarrativeEdit::exactText() const
{
    QString text = document()->toRawText();
    text.replace(QChar(QChar::ParagraphSeparator), QLatin1Char('\n'));
    return text;
}

void NarrativeEdit::keyPressEvent(QKeyEvent* event)
{
    QPlainTextEdit::keyPressEvent(event);
    const bool isLineEnd = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isLineEnd && !(event->modifiers() & Qt::ShiftModifier))
        Q_EMIT lineEnded();
}

} // namespace haven::ui
