#include "ui/incident/plain_label.h"

namespace haven::ui {

PlainLabel::PlainLabel(const ThemeSource& source, TypeRole role, Token color, QWidget* parent)
    : QLabel(parent), m_source(source), m_role(role), m_color(color)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::NoTextInteraction);
    restyle();
    connect(&source, &ThemeSource::changed, this, &PlainLabel::restyle);
}

void PlainLabel::say(const QString& text)
{
    setTextFormat(Qt::PlainText);
    if (this->text() != text)
        setText(text);
    setVisible(!text.isEmpty());
}

void PlainLabel::sayMarkup(const QString& html)
{
    setTextFormat(Qt::RichText);
    if (text() != html)
        setText(html);
    setVisible(!html.isEmpty());
}

void PlainLabel::setColor(Token color)
{
    if (m_color == color)
        return;
    m_color = color;
    restyle();
}

void PlainLabel::setDesignPx(int designPx)
{
    m_designPx = designPx;
    restyle();
}

void PlainLabel::restyle()
{
    const Look& look = m_source.look();
    QFont wanted = look.font(m_role);
    if (m_designPx > 0)
        wanted.setPixelSize(look.px(m_designPx));
    setFont(wanted);
    QPalette shades = palette();
    shades.setColor(QPalette::WindowText, look.color(m_color));
    setPalette(shades);
}

} // namespace haven::ui
