import { Table } from "@mantine/core";
import type { ComparedPartner } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { useOwn } from "../../address/useAddress.ts";
import { Trouble } from "../../data/Trouble.tsx";
import { Section, Sheet } from "../../shell/Section.tsx";
import { PageOutline } from "../../states/States.tsx";
import type { Words } from "../../words/words.ts";
import type { PartProps } from "../part-props.ts";
import { comparedQuestion } from "../partners-questions.ts";
import type { CompareSort } from "./compare-rows.ts";
import { compareCell, COMPARED, readSort, sortedPartners, writeSort } from "./compare-rows.ts";
import { compareSentences } from "./compare-said.ts";
import { pricePicture } from "./price-picture.ts";
import { PricePictureView } from "./PricePictureView.tsx";

/** Partners beside each other: in sentences, as a picture where there is something to see, and figure by figure. */
export function ComparePart({ shop, names, words }: PartProps) {
  const { say } = words;
  const { data, error } = useQuery(comparedQuestion(shop));
  if (data === undefined) return error === null ? <PageOutline /> : <Trouble error={error} />;
  const partners = data.partners.map((one) => ({ ...one, partner: names.agreement(one.agreement) }));
  const picture = pricePicture(partners, words);
  const said = compareSentences(partners, words);
  return (
    <Section id="partners-compare" question={say("partners.question-compare")}>
      <Sheet title={say("partners.compared")} note={say("partners.compared-note")}>
        <div className={picture === null ? undefined : "partners-beside"}>
          <div className="partners-said">
            {said.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {picture === null ? null : <PricePictureView picture={picture} sentence={said.join(" ")} words={words} />}
        </div>
        <CompareTable partners={partners} words={words} />
        <p className="caption">{say("partners.compared-basis", { currency: data.currency })}</p>
      </Sheet>
    </Section>
  );
}

function CompareTable({ partners, words }: { readonly partners: readonly ComparedPartner[]; readonly words: Words }) {
  const { say } = words;
  const [asked, ask] = useOwn("sort");
  const sort = readSort(asked);
  const head = (by: CompareSort["by"]) => {
    const isBy = sort.by === by;
    return (
      <Table.Th
        key={by}
        scope="col"
        className={by === "partner" ? undefined : "number"}
        aria-sort={isBy ? (sort.isDown ? "descending" : "ascending") : "none"}
      >
        <button
          type="button"
          className="partners-sort"
          onClick={() => {
            ask(writeSort({ by, isDown: isBy && !sort.isDown }));
          }}
        >
          {say(`partners.head-${by}`)}
          <span aria-hidden="true">{isBy ? (sort.isDown ? " ↓" : " ↑") : ""}</span>
        </button>
      </Table.Th>
    );
  };
  return (
    <div className="table-scroll" role="region" aria-label={say("partners.compared")} tabIndex={0}>
      <Table className="figures partners-figures" verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>{(["partner", ...COMPARED] as const).map(head)}</Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sortedPartners(partners, sort).map((partner) => (
            <Table.Tr key={partner.agreement}>
              <Table.Th scope="row">
                {partner.partner}
                <span className="note partners-below">{say("partners.seats", { count: partner.seats })}</span>
              </Table.Th>
              {COMPARED.map((by) => {
                const { figure, basis } = compareCell(partner, by, words);
                return (
                  <Table.Td key={by} className="number">
                    {figure}
                    {basis === null ? null : <span className="note partners-below">{basis}</span>}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
