#include "ui/widgets/panel_header.h"

#include "ui/widgets/filter_line.h"
#include "ui/widgets/key_button.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr int kFilterPx = 300;     // design pixels, as are the next; enough for its example
constexpr int kFilterPxLeast = 64; // a few letters and the key that leads there
constexpr int kNotePx = 130;       // "showing 12 of 61" is worth more than the keys on the buttons
// Whatever is left over is the filter's, up to what it likes to have.
constexpr int kFilterStretch = 100;

} // namespace

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
    if (m_filter) {
        m_filter->setMinimumWidth(look.px(kFilterPxLeast));
        m_filter->setMaximumWidth(look.px(kFilterPx));
    }
    fit();
    update();
}

QList<KeyButton*> PanelHeader::buttons() const
{
    QList<KeyButton*> shown;
    const auto all = findChildren<KeyButton*>(QString(), Qt::FindDirectChildrenOnly);
    for (KeyButton* one : all) {
        if (!one->isHidden())
            shown << one;
    }
    return shown;
}

int PanelHeader::wholeWidth() const
{
    int whole = QWidget::minimumSizeHint().width();
    for (const KeyButton* one : buttons())
        whole += one->widthWith(KeyPrint::Shown) - one->sizeHint().width();
    return whole;
}

QSize PanelHeader::minimumSizeHint() const
{
    QSize least = QWidget::minimumSizeHint();
    for (const KeyButton* one : buttons())
        least.rwidth() -= one->sizeHint().width() - one->widthWith(KeyPrint::LeftOut);
    return least;
}

// The same whether keys are printed now or not, so that it comes to rest at once.
void PanelHeader::fit()
{
    const int words = std::min(m_note->sizeHint().width(), m_source.look().px(kNotePx));
    const bool isRoomy = width() >= wholeWidth() + std::max(0, words - 1);
    for (KeyButton* one : buttons())
        one->setKeyPrint(isRoomy ? KeyPrint::Shown : KeyPrint::LeftOut);
}

bool PanelHeader::event(QEvent* event)
{
    const bool isDone = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return isDone;
}

void PanelHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
    m_row->activate();
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

void PanelHeader::releaseButton(KeyButton* button)
{
    m_row->removeWidget(button);
    --m_leftCount;
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
    filter->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_row->insertWidget(m_leftCount + 1, filter, kFilterStretch);
    restyle();
}

void PanelHeader::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.fillRect(rect(), look.color(Token::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), look.color(Token::Line));
}

} // namespace haven::ui
