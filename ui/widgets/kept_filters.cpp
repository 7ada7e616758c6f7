#include "ui/widgets/kept_filters.h"

#include "models/items/qt_text.h"
#include "ui/actions/action_key.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/wrap_layout.h"

#include <QFontMetrics>

namespace haven::ui {

namespace {

QKeySequence keyOf(std::size_t index)
{
    return QKeySequence(QStringLiteral("Ctrl+Alt+%1").arg(index + 1));
}

} // namespace

KeptFilters::KeptFilters(const ThemeSource& source, const QString& board, FilterLine& line,
                         QWidget* panel)
    : QWidget(panel), m_source(source), m_board(board), m_line(line), m_row(new WrapLayout(this))
{
    setObjectName(board + QStringLiteral("Kept"));
    for (std::size_t i = 0; i < kKeptFiltersMax; ++i) {
        auto* key = new ActionKey(source, nameOf(i), {keyOf(i)}, panel);
        key->setWhyNot([this, i] {
            return i < m_filters.size() ? QString() : tr("No filter is kept there yet.");
        });
        connect(key, &ActionKey::activated, this, [this, i] {
            if (i < m_filters.size())
                press(i);
        });
    }
    setAccessibleName(tr("Kept filters"));
    connect(&line, &QLineEdit::textChanged, this, &KeptFilters::mark);
    connect(&source, &ThemeSource::changed, this, &KeptFilters::restyle);
    restyle();
    hide();
}

QString KeptFilters::nameOf(std::size_t index) const
{
    return QStringLiteral("%1Kept%2").arg(m_board).arg(index + 1);
}

KeyButton* KeptFilters::makeButton(std::size_t index)
{
    auto* button = new KeyButton(m_source, {}, keyOf(index), this);
    button->setObjectName(nameOf(index));
    button->setCheckable(true);
    button->setButtonSize(ButtonSize::Header);
    connect(button, &QAbstractButton::clicked, this, [this, index] { press(index); });
    m_row->addWidget(button);
    return button;
}

void KeptFilters::setFilters(const std::vector<std::string>& filters)
{
    m_filters = filters;
    while (m_buttons.size() > filters.size()) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    for (std::size_t i = 0; i < filters.size(); ++i) {
        if (i == m_buttons.size())
            m_buttons.push_back(makeButton(i));
        const QString filter = fromStd(filters[i]);
        const QFontMetrics metrics(m_source.look().font(TypeRole::Column));
        m_buttons[i]->setLabel(metrics.elidedText(filter, Qt::ElideRight, m_source.look().px(180)));
        m_buttons[i]->setHint(tr("Show only %1", "%1 is a filter").arg(filter));
        m_buttons[i]->setAccessibleName(tr("Kept filter: %1").arg(filter));
    }
    mark();
    setVisible(!filters.empty());
}

void KeptFilters::press(std::size_t index)
{
    const QString filter = fromStd(m_filters.at(index));
    m_line.setText(m_line.text() == filter ? QString() : filter);
    mark();
}

void KeptFilters::mark()
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(m_line.text() == fromStd(m_filters.at(i)));
}

void KeptFilters::restyle()
{
    const Look& look = m_source.look();
    m_row->setContentsMargins(look.px(12), look.px(4), look.px(12), look.px(4));
    m_row->setGaps(look.px(6), look.px(4));
    setFilters(std::vector<std::string>(m_filters));
}

} // namespace haven::ui
