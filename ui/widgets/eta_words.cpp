#include "ui/widgets/eta_words.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct EtaTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::EtaWords)
};

} // namespace

QString etaWords(const std::optional<Span>& eta, TravelWay way)
{
    if (!eta)
        return QStringLiteral("?");
    // Days away by road: a position that is wrong, or a unit that will not come.
    if (*eta > Span::hours(12))
        return EtaTr::tr(">12 h");
    const QString time = elapsedText(eta->wholeSeconds());
    return way == TravelWay::Road ? time : QStringLiteral("~") + time;
}

} // namespace haven::ui
