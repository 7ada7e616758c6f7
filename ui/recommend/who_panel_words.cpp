// What the panel says: its header, what is wanted and short, and why the chosen unit is where it
// is.
#include "models/items/qt_text.h"
#include "ui/recommend/reason_keys.h"
#include "ui/recommend/who_panel.h"
#include "ui/recommend/who_words.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_rules.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <QFontMetrics>
#include <QLabel>

namespace haven::ui {

namespace {

constexpr int kWhyLines = 3;
constexpr std::size_t kUnitsNamed = 2; // on the button; more are counted

} // namespace

void WhoPanel::tellHeader()
{
    const auto units = m_model.marked();
    const bool isSaving = m_asker.isWaiting();
    m_send->setEnabled(!units.empty() && !isSaving);
    // The first that the header has room for: a name that is cut off may be another unit's.
    QStringList labels;
    if (isSaving) {
        labels << tr("Saving");
    } else if (units.empty()) {
        labels << tr("Send");
    } else {
        if (units.size() <= kUnitsNamed)
            labels << tr("Send %1", "units").arg(unitsWords(units));
        else
            labels << tr("Send %1 units", "as numbered in the list").arg(units.size());
        labels << tr("Send %1", "so many units, as numbered in the list").arg(units.size());
    }
    for (const QString& label : labels) {
        m_send->setLabel(label);
        if (m_header->wholeWidth() <= m_header->width())
            break;
    }
    m_send->setHint(units.empty() ? tr("Send the units that are numbered")
                                  : tr("Send %1", "units").arg(unitsWords(units)));
    const Incident* one = incident();
    if (!one || (isNarrow() && m_model.waits())) {
        m_header->setNote({});
        return;
    }
    const QString number = fromStd(one->number);
    m_header->setNote(m_desk.mapStanding() == MapStanding::Loading
                          ? tr("%1, by straight line: the map is being read").arg(number)
                          : number);
}

void WhoPanel::tellState()
{
    QStringList lines;
    if (!incident()) {
        lines << tr("Choose an incident in the queue (%1); who should go to it stands here.",
                    "a key")
                     .arg(keyOf(m_source, "focusQueue"));
    } else if (incident()->closedAt) {
        lines << tr("Incident %1 is closed.", "number").arg(fromStd(incident()->number));
    } else if (!m_found) {
        lines << tr("Working it out…");
    } else if (m_found->refusal) {
        lines << refusalText(*m_found->refusal);
    } else {
        const auto& need = m_found->answer.need;
        QStringList plans;
        for (const auto& plan : need.plans)
            plans << coreWord(plan);
        if (!plans.isEmpty())
            lines << tr("Wanted: %1", "names of response plans")
                         .arg(plans.join(QStringLiteral(", ")));
        for (const auto& missing : m_found->answer.shortfall)
            lines << tr("Short: %1", "what nobody is there to do").arg(coreList(missing));
        for (const TakenFrom& one : m_model.takenOf(m_model.marked()))
            lines << tr("%1 leaves %2, which waits again", "unit, incident")
                         .arg(fromStd(one.unit.value), incidentWords(m_desk, one.incident));
        if (m_model.rows().empty())
            lines << tr("No unit is on duty. %1, and type: on 3A12 beat 3", "a key")
                         .arg(keyOf(m_source, "commandLine"));
    }
    m_state->setText(lines.join(u'\n'));
    // While it is asked why, the question has the room.
    m_state->setVisible(!lines.isEmpty() && !m_reasons->isAsking());
    m_why->setVisible(!m_reasons->isAsking());
}

// Of the chosen unit, and while none is chosen of the first that would be sent.
void WhoPanel::tellChosen()
{
    int row = m_view->currentIndex().row();
    const auto marked = m_model.marked();
    if (row < 0 && !marked.empty())
        row = m_model.rowOf(marked.front());
    const auto& rows = m_model.rows();
    const bool isRow = row >= 0 && row < static_cast<int>(rows.size());
    const QString words = isRow ? tr("%1: %2", "unit, why")
                                      .arg(fromStd(rows[static_cast<std::size_t>(row)].unit.value),
                                           coreList(rows[static_cast<std::size_t>(row)].why))
                                : QString();
    m_why->setText(words);
    m_why->setToolTip(words);
}

void WhoPanel::restyle()
{
    const Look& look = m_source.look();
    const auto color = [&look](QWidget* widget, Token text) {
        QPalette palette = widget->palette();
        palette.setColor(QPalette::Window, look.color(Token::Panel));
        palette.setColor(QPalette::WindowText, look.color(text));
        widget->setPalette(palette);
    };
    color(this, Token::Text);
    color(m_state, Token::Text);
    color(m_why, Token::Second);
    m_state->setFont(look.font(TypeRole::Body));
    m_state->setContentsMargins(look.px(8), look.px(4), look.px(8), look.px(4));
    m_why->setFont(look.font(TypeRole::Column));
    m_why->setContentsMargins(look.px(8), look.px(3), look.px(8), look.px(3));
    // The room is there before a row is chosen, so that choosing one moves nothing.
    m_why->setFixedHeight(QFontMetrics(m_why->font()).lineSpacing() * kWhyLines + look.px(6));
}

} // namespace haven::ui
