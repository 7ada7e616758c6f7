#include "ui/widgets/panel_header.h"

#include "ui/widgets/filter_line.h"
#include "ui/widgets/key_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace haven::ui {

// Gives way to the buttons where a language is longer than the room: what is cut is in its tip.
class NoteLabel final : public QLabel
{
public:
    using QLabel::QLabel;

    QSize minimumSizeHint() const override { return {1, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
        setToolTip(shown == text() ? QString() : text());
        if (shown == text()) {
            QLabel::paintEvent(event);
            return;
        }
        QPainter painter(this);
        painter.setFont(font());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::TextSingleLine, shown);
    }
};

PanelHeader::PanelHeader(const ThemeSource& source, const QString& title, QWidget* parent)
    : QWidget(parent), m_source(source), m_row(new QHBoxLayout(this)),
      m_title(new QLabel(title, this)), m_note(new NoteLabel(this))
{
    setObjectName(QStringLiteral("panelHeader"));
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_title->setObjectName(QStringLiteral("panelTitle"));
    m_note->setObjectName(QStringLiteral("panelNote"));
    m_title->setTextFormat(Qt::PlainText);
    m_note->setTextFormat(Qt::PlainText);
    m_row->addWidget(m_title);
    m_row->addWidget(m_note);
    m_row->addStretch(1);
    restyle();
    connect(&source, &ThemeSource::changed, this, &PanelHeader::restyle);
}

void PanelHeader::restyle()
{
    const Look& look = m_source.look();
    setFixedHeight(look.panelHeaderHeight());
    m_row->setContentsMargins(look.px(12), 0, look.px(12), 0);
    m_row->setSpacing(look.px(8));
    m_title->setFont(look.font(TypeRole::Strong));
    m_note->setFont(look.font(TypeRole::Body));
    QPalette palette = m_note->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    m_note->setPalette(palette);
    update();
}

void PanelHeader::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void PanelHeader::setShown(int shown, int total)
{
    setNote(tr("showing %1 of %2", "%1 rows pass the filter, %2 are there").arg(shown).arg(total));
}

void PanelHeader::setNote(const QString& note)
{
    if (m_note->text() != note)
        m_note->setText(note);
}

QString PanelHeader::note() const
{
    return m_note->text();
}

void PanelHeader::addButton(KeyButton* button)
{
    button->setButtonSize(ButtonSize::Header);
    addField(button);
}

void PanelHeader::addField(QWidget* field)
{
    m_row->insertWidget(m_leftCount, field);
    ++m_leftCount;
}

void PanelHeader::addRightButton(KeyButton* button)
{
    button->setButtonSize(ButtonSize::Header);
    m_row->addWidget(button);
}

void PanelHeader::setFilter(FilterLine* filter)
{
    delete m_filter;
    m_filter = filter;
    m_row->insertWidget(m_leftCount + 1, filter);
}

void PanelHeader::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.fillRect(rect(), look.color(Token::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), look.color(Token::Line));
}

} // namespace haven::ui
