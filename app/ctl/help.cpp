#include "app/ctl/verb.h"
#include "app/session/knowledge_base.h"
#include "models/base/text.h"
#include "models/items/help_pages.h"

#include <iostream>

// The same help as in the window, as plain text.
namespace haven::ctl {

namespace {

constexpr std::size_t kHitsShown = 20;

void sayContents(const HelpIndex& index)
{
    for (const HelpPage& page : index.pages())
        sayLine("  " + page.id + std::string(page.id.size() < 20 ? 20 - page.id.size() : 1, ' ') +
                page.title);
}

} // namespace

int runHelp(const std::vector<std::string>& words)
{
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    const HelpIndex index(helpPages(KeyMap(shippedActions()), (*base)->knowledge));
    const std::string topic = joined(words, " ");
    if (topic == "topics") {
        sayContents(index);
        return kDone;
    }
    if (const int page = index.pageFor(topic); page >= 0) {
        std::cout << helpText(index.pages()[static_cast<std::size_t>(page)]) << std::flush;
        return kDone;
    }
    const auto hits = index.find(topic, kHitsShown);
    if (hits.empty()) {
        std::cerr << "havenctl: nothing in the help fits \"" << withoutOrders(topic)
                  << "\". See: havenctl help topics\n";
        return kUsage;
    }
    for (const HelpHit& hit : hits) {
        const HelpPage& page = index.pages()[hit.page];
        if (hit.line == kHelpPageItself) {
            sayLine(page.id + ": " + page.title);
            continue;
        }
        const HelpLine& line = page.lines[hit.line];
        sayLine(page.id + ": " + line.term + (line.term.empty() ? "" : "  ") + line.text);
    }
    return kDone;
}

} // namespace haven::ctl
