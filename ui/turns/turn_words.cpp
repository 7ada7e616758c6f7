#include "ui/turns/turn_words.h"

#include "models/dispatch/aid_rules.h"
#include "models/items/qt_text.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct TurnWordsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::TurnWords)
};

QString oneRow(const std::string& text)
{
    return fromStd(text).simplified();
}

} // namespace

QString listText(const RotationList& list)
{
    const QString next = list.members.empty() ? QString() : oneRow(list.members.front().company);
    return TurnWordsTr::tr("%1: next is %2, of %3", "a list, a company, how many companies")
        .arg(oneRow(rotationName(list)), next)
        .arg(list.members.size());
}

QString fairnessText(const FairnessRow& row)
{
    const TurnCount& count = row.count;
    const QString place =
        row.position == 0
            ? TurnWordsTr::tr("%1, not on the list any more", "a company").arg(oneRow(row.company))
            : TurnWordsTr::tr("%1. %2", "position, company")
                  .arg(row.position)
                  .arg(oneRow(row.company));
    return TurnWordsTr::tr("%1: offered %2, taken %3, refused %4, no answer %5, passed over %6, "
                           "canceled %7, out of turn %8",
                           "a company and how often")
        .arg(place)
        .arg(count.offered)
        .arg(count.taken)
        .arg(count.refused)
        .arg(count.noAnswer)
        .arg(count.skipped)
        .arg(count.canceled)
        .arg(count.outOfTurn);
}

QStringList fairnessLines(const State& state)
{
    QStringList lines;
    std::string list;
    for (const FairnessRow& row : fairnessRows(state.rotation, state.rotation.counts)) {
        if (row.list != list) {
            const auto kept = state.rotation.lists.find(row.list);
            lines << (kept == state.rotation.lists.end() ? oneRow(row.list)
                                                         : listText(kept->second));
        }
        list = row.list;
        lines << fairnessText(row);
    }
    return lines;
}

} // namespace haven::ui
