#include "ui/widgets/words.h"

#include <algorithm>
#include <QCoreApplication>

namespace haven::ui {

namespace {

struct WordsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::Words)
};

} // namespace

QString flagWord(FlagMark mark)
{
    switch (mark) {
    case FlagMark::None:
        return {};
    case FlagMark::Unknown:
        return WordsTr::tr("unknown", "behavioral health flag");
    case FlagMark::No:
        return WordsTr::tr("no", "behavioral health flag");
    case FlagMark::Possible:
        return WordsTr::tr("possible", "behavioral health flag");
    case FlagMark::Yes:
        return WordsTr::tr("yes", "behavioral health flag");
    }
    return {};
}

QString statusWord(StatusShape shape)
{
    switch (shape) {
    case StatusShape::Available:
        return WordsTr::tr("available");
    case StatusShape::HalfAvailable:
        return WordsTr::tr("can be called away");
    case StatusShape::EnRoute:
        return WordsTr::tr("en route");
    case StatusShape::OnScene:
        return WordsTr::tr("on scene");
    case StatusShape::Out:
        return WordsTr::tr("not available");
    }
    return {};
}

QString elapsedText(qint64 seconds)
{
    const qint64 whole = std::max<qint64>(0, seconds);
    const QChar zero = u'0';
    const qint64 minutes = whole / 60;
    const QString twoSeconds = QStringLiteral("%1").arg(whole % 60, 2, 10, zero);
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(minutes).arg(twoSeconds);
    return QStringLiteral("%1:%2:%3")
        .arg(minutes / 60)
        .arg(minutes % 60, 2, 10, zero)
        .arg(twoSeconds);
}

QString keyText(const QKeySequence& key)
{
    // The key is labeled Enter on the keyboards of the field; Qt says Return.
    QString text = key.toString(QKeySequence::NativeText);
    return text.replace(QStringLiteral("Return"), WordsTr::tr("Enter", "the key"));
}

QString keyCapText(const QKeySequence& key)
{
    QString text = keyText(key);
    // A plus sign between words is noise on a cap, but the plus key itself stays.
    if (text.size() > 1)
        text.replace(u'+', u' ');
    return text;
}

QString withShortcut(const QString& text, const QKeySequence& key)
{
    if (key.isEmpty())
        return text;
    return WordsTr::tr("%1 (%2)", "%1 is what a button does, %2 its key").arg(text, keyText(key));
}

QString restrictedSinceText()
{
    return WordsTr::tr("An incident that was found here is restricted now: what was found is put "
                       "away. Look again for what may still be shown.");
}

} // namespace haven::ui
