#include "app/session/profile_files.h"

#include "app/session/knowledge_base.h"
#include "models/exchange/byte_source.h"

#include <filesystem>

namespace haven {

Result<ImportProfile> readProfile(const std::string& pathOrName)
{
    std::error_code ignored;
    if (std::filesystem::is_regular_file(pathOrName, ignored)) {
        const auto text = readWhole(pathOrName, kProfileBytesMax);
        return text ? parseProfile(*text) : Result<ImportProfile>(text.refusal());
    }
    for (const std::string suffix : {"", ".json"}) {
        const std::string text = resourceText(":/profiles/" + pathOrName + suffix);
        if (!text.empty())
            return parseProfile(text);
    }
    return refuse(RefusalCode::FileUnreadable, pathOrName,
                  "there is no such file and no shipped profile of that name");
}

} // namespace haven
