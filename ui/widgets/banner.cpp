#include "ui/widgets/banner.h"

#include "ui/widgets/announcer.h"
#include "ui/widgets/key_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace haven::ui {

namespace {

// Wraps; on one line it is cut with an ellipsis where the window has no room for all of it.
class BannerText final : public QLabel
{
public:
    using QLabel::QLabel;

    QSize minimumSizeHint() const override
    {
        const QSize least = QLabel::minimumSizeHint();
        return wordWrap() ? least : QSize(0, least.height());
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        if (wordWrap()) {
            QLabel::paintEvent(event);
            return;
        }
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(contentsRect(), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
    }
};

} // namespace

Banner::Banner(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_row(new QHBoxLayout(this)), m_text(new BannerText(this))
{
    setObjectName(QStringLiteral("banner"));
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_row->addWidget(m_text, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    restyle();
    connect(&source, &ThemeSource::changed, this, &Banner::restyle);
    hide();
}

void Banner::restyle()
{
    const Look& look = m_source.look();
    m_row->setContentsMargins(look.px(16), look.px(6), look.px(12), look.px(6));
    m_row->setSpacing(look.px(8));
    m_text->setFont(look.font(TypeRole::Strong));
    m_text->setMinimumHeight(look.px(24));
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Text));
    m_text->setPalette(palette);
    update();
}

void Banner::say(BannerKind kind, const QString& text)
{
    if (kind == m_kind && text == m_text->text() && isVisibleTo(parentWidget()))
        return;
    m_kind = kind;
    m_text->setText(text);
    setAccessibleName(text);
    if (!m_text->wordWrap())
        m_text->setToolTip(text);
    show();
    update();
    announce(*this, text);
}

void Banner::clear()
{
    hide();
    m_text->clear();
}

void Banner::keepToOneLine()
{
    m_text->setWordWrap(false);
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::addButton(KeyButton* button)
{
    m_row->addWidget(button);
}

void Banner::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    const bool isTrouble = m_kind == BannerKind::Trouble;
    QPainter painter(this);
    painter.fillRect(rect(), look.color(isTrouble ? Token::DangerGround : Token::Raised));
    const QColor edge = look.color(isTrouble ? Token::DangerLine : Token::Focus);
    painter.fillRect(QRect(0, 0, look.px(4), height()), edge);
    painter.fillRect(QRect(0, height() - 1, width(), 1), edge);
}

} // namespace haven::ui
