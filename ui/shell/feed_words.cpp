#include "ui/shell/feed_words.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct FeedWords {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::FeedWords)
};

} // namespace

QString feedNewsText(FeedNews news, const QString& feed, const QString& why)
{
    switch (news) {
    case FeedNews::Dead:
        //: %1 is the name of a feed, %2 what the system says of it
        return FeedWords::tr("No positions from %1: the line is down (%2). It is tried again by "
                             "itself. Units stay where they were last; ask them by radio.")
            .arg(feed, why);
    case FeedNews::Flooding:
        //: %1 is the name of a feed
        return FeedWords::tr("%1 sends more than can be read. Some positions are left out; the "
                             "newest are shown.")
            .arg(feed);
    case FeedNews::Back:
        //: %1 is the name of a feed
        return FeedWords::tr("%1 works again.").arg(feed);
    }
    return {};
}

} // namespace haven::ui
