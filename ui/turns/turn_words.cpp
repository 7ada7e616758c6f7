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
    // What has never happened is not told of, so that what has is seen.
    QStringList parts;
    const auto add = [&parts](std::int64_t times, const QString& words) {
        if (times > 0)
            parts << words.arg(times);
    };
    add(count.offered, TurnWordsTr::tr("offered %1", "how often a company was called"));
    add(count.taken, TurnWordsTr::tr("taken %1", "how often a company came"));
    add(count.refused, TurnWordsTr::tr("refused %1", "how often a company said no"));
    add(count.noAnswer, TurnWordsTr::tr("no answer %1", "how often a company did not answer"));
    add(count.skipped, TurnWordsTr::tr("passed over %1", "how often a turn was left out"));
    add(count.canceled, TurnWordsTr::tr("canceled %1", "how often a company was not needed"));
    add(count.outOfTurn, TurnWordsTr::tr("out of turn %1", "how often it was not its turn"));
    if (parts.isEmpty())
        return TurnWordsTr::tr("%1: not called yet", "a company").arg(place);
    return TurnWordsTr::tr("%1: %2", "a company, how often what happened")
        .arg(place, parts.join(QStringLiteral(", ")));
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
