#include "ui/admin/macros_card.h"

#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/key_button.h"

#include <algorithm>
#include <iterator>
#include <QFontMetrics>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kRowsShown = 5;

} // namespace

MacrosCard::MacrosCard(const ThemeSource& source, PreferenceSource& preferences, QWidget* parent)
    : QWidget(parent), m_source(source), m_preferences(preferences), m_list(new QListView(this)),
      m_card(new FormCard(source, tr("Your own short words for the command line"), this)),
      m_name(m_card->addLine(QStringLiteral("macroName"), tr("Word"),
                             tr("What you type, for example: go"))),
      m_lines(
          m_card->addLine(QStringLiteral("macroLines"), tr("Stands for"),
                          tr("The lines it stands for, parted by a semicolon and a blank. $1 to "
                             "$9 are the words behind it, $* all that are left"))),
      m_keep(new KeyButton(source, tr("Keep"), {}, m_card)),
      m_forget(new KeyButton(source, tr("Forget"), {}, m_card))
{
    setObjectName(QStringLiteral("macrosCard"));
    m_card->setIntroduction(tr("For example go, which stands for: d $1 $2; en $1. Typing go 3A12 "
                               "4482 sends 3A12 to 4482 and marks it en route. A line that is "
                               "refused stops the rest."));
    m_lines->setPlaceholderText(tr("d $1 $2; en $1"));
    m_keep->setObjectName(QStringLiteral("macroKeep"));
    m_forget->setObjectName(QStringLiteral("macroForget"));
    m_card->addButton(m_keep);
    m_card->addButton(m_forget);
    m_list->setObjectName(QStringLiteral("macroList"));
    m_list->setAccessibleName(tr("Your own short words"));
    m_list->setToolTip(tr("Choose one to change or forget it"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setModel(&m_model);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    column->addWidget(m_card);
    connect(m_keep, &QPushButton::clicked, this, &MacrosCard::keep);
    connect(m_lines, &QLineEdit::returnPressed, this, &MacrosCard::keep);
    connect(m_forget, &QPushButton::clicked, this, &MacrosCard::forget);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { choose(current.row()); });
    connect(&preferences, &PreferenceSource::changed, this, &MacrosCard::tell);
    connect(&source, &ThemeSource::changed, this, &MacrosCard::restyle);
    restyle();
    tell();
}

void MacrosCard::restyle()
{
    m_list->setFont(m_source.look().font(TypeRole::Command));
    m_list->setStyleSheet(ringOfAList(m_source.look()));
    m_list->setFixedHeight(QFontMetrics(m_list->font()).lineSpacing() * kRowsShown +
                           m_source.look().px(10));
    m_lines->setFont(m_source.look().font(TypeRole::Command));
    m_name->setFont(m_source.look().font(TypeRole::Command));
}

void MacrosCard::tell()
{
    QStringList rows;
    for (const auto& [name, lines] : m_preferences.current().macros)
        rows << tr("%1 = %2", "a short word, its lines")
                    .arg(fromStd(name), fromStd(macroText(lines)));
    if (rows != m_model.stringList())
        m_model.setStringList(rows);
    m_list->setVisible(!rows.isEmpty());
}

void MacrosCard::choose(int row)
{
    const MacroBook& macros = m_preferences.current().macros;
    if (row < 0 || static_cast<std::size_t>(row) >= macros.size())
        return;
    const auto& [name, lines] = *std::next(macros.begin(), row);
    m_name->setText(fromStd(name));
    m_lines->setText(fromStd(macroText(lines)));
}

void MacrosCard::keep()
{
    MacroWish wish{m_name->text().trimmed().toStdString(),
                   macroLines(m_lines->text().toStdString())};
    if (wish.lines.empty()) {
        m_card->say(tr("Say what it stands for."), Tone::Refused);
        return;
    }
    change(wish,
           tr("Kept. Type it in the command line; what it stands for is shown before Enter."));
}

void MacrosCard::forget()
{
    change(MacroWish{m_name->text().trimmed().toStdString(), {}}, tr("Forgotten."));
}

void MacrosCard::change(const MacroWish& wish, const QString& done)
{
    Preferences now = m_preferences.current();
    auto changed = withMacro(now.macros, wish);
    if (!changed) {
        m_card->say(refusalText(changed.refusal()), Tone::Refused);
        return;
    }
    now.macros = *std::move(changed);
    m_preferences.choose(std::move(now));
    m_card->say(done, Tone::Accepted);
    m_name->clear();
    m_lines->clear();
}

} // namespace haven::ui
