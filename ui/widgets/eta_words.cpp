#include "ui/widgets/eta_words.h"

#include "ui/widgets/words.h"

namespace haven::ui {

QString etaWords(const std::optional<Span>& eta, TravelWay way)
{
    if (!eta)
        return QStringLiteral("?");
    const QString time = elapsedText(eta->wholeSeconds());
    return way == TravelWay::Road ? time : QStringLiteral("~") + time;
}

} // namespace haven::ui
