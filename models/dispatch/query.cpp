#include "models/dispatch/query.h"

#include "models/base/text.h"

namespace haven {

std::string looksAbout(const LooksQuery& query)
{
    std::vector<std::string> words;
    if (const auto person = trimmed(query.person); !person.empty())
        words.push_back("person " + std::string(person));
    if (query.agent)
        words.push_back("by " + query.agent->value);
    if (const auto said = trimmed(query.words); !said.empty())
        words.push_back("words " + std::string(said));
    return joined(words, ", ");
}

} // namespace haven
